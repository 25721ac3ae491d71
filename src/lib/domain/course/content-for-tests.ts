import type { ContentTexts } from './check-content.ts';

const question = (i: number, first: string) => `
## Question: ${first} ${i}
skills: safety
read again: first-words

What is asked at door ${i}?

- [${i % 4 === 0 ? 'x' : ' '}] Who began it, and at what hour of the night.
  > ${i % 4 === 0 ? 'Here it is known that nobody is hurt.' : 'That can wait.'}
- [${i % 4 === 1 ? 'x' : ' '}] Whether anybody in there is hurt.
  > Injury comes first.
- [${i % 4 === 2 ? 'x' : ' '}] What she would like.
  > The choice is hers.
- [${i % 4 === 3 ? 'x' : ' '}] Who else is in the house just now.
  > Look before you ask.
`;

const header = (title: string, more = '') => `---
title: ${title}
minutes: 5
content note: A quarrel at home is told.
${more}---
`;

/** A content folder of one small module without a fault; `changes` put other texts in place, or take one away with null. */
export function contentForTests(changes: Record<string, string | null> = {}): ContentTexts {
	const texts: Record<string, string | null> = {
		'critical-errors.yaml': 'CE-01: A danger to life was left in place.\n',
		'sources.yaml':
			'S01:\n  title: A study\n  publisher: A journal\n  year: 2020\n  url: null\n  readAs: abstract\n',
		'referral.yaml': `- id: 'door'\n  name: Door line\n  status: active\n  confirmed: true\n  phone: '555-0100'\n  hours: null\n- id: 'hearsay'\n  name: Hearsay line\n  status: active\n  confirmed: false\n  phone: null\n  hours: null\n`,
		'statement.md': '---\ntitle: Statement\n---\n\nI read it myself.\n',
		'modules/TR-1/module.yaml': `code: TR-1\ntitle: First words\ntrack: recognition\nminutes: 10\nsummary: What is said first.\ncontent note: A quarrel at home is told.\nobjectives:\n  - Ask whether anybody is hurt.\n`,
		'modules/TR-1/lessons/01-first-words.md': lessonForTests(),
		'modules/TR-1/checks.md': header('Checks') + question(0, 'Door'),
		'modules/TR-1/quiz.md':
			header('Quiz', 'draw: 8\n') + Array.from({ length: 15 }, (_, i) => question(i, 'Quiz door')).join(''),
		...changes
	};
	return Object.fromEntries(
		Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== null)
	);
}

/** The one lesson of that module, with another text under its header, or another header. */
export function lessonForTests(
	body = '',
	about = 'title: First words\nminutes: 4\nobjectives: [1]\nskills: [safety]\n'
): string {
	return `---\n${about}---\n\nAsk first whether anybody is hurt.\n\n<Fact grade="A" source="S01">\n\nPeople say more when they are asked.\n\n</Fact>\n\n<Service id="door" />\n\n<Check id="door-0" />\n\n${body}`;
}
