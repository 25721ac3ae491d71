import type { ContentTexts } from './check-content.ts';

const question = (i: number, first: string) => `
## Question: ${first} ${i}
skills: safety
objectives: 1
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

const header = (title: string, minutes: number, more = '') => `---
title: ${title}
minutes: ${minutes}
content note: A quarrel at home is told.
${more}---
`;

const service = (id: string, confirmed: boolean) => `- id: '${id}'
  name: Line
  audience: Anyone
  status: active
  confirmed: ${confirmed}
  local_or_national: national
  geography: United States
  languages: []
  last_verified_date: '2026-11-22'
  verify_method: called
  next_check_due: '2027-02-20'
${'phone text_number text_keyword chat_url tty asl hours interpreter age_range who_operates confidentiality_note police_caution can_dispatch eligibility cost source_url source_date verified_by replaced_by'
	.split(' ')
	.map((key) => `  ${key}: null\n`)
	.join('')}`;

const shortLesson = (title: string, minutes: number, body: string) =>
	`---\ntitle: ${title}\nminutes: ${minutes}\nobjectives: [1]\nskills: [safety]\n---\n\n${body}\n`;

const wholeCall = `## Worked case: a door at night

She asks whether anybody is hurt.

<SayInstead say="“Are you hurt?”" avoid="“Calm down.”" why="A question helps." />

<Figure caption="A door" alt="A door that stands open.">
<svg viewBox="0 0 10 10"><rect width="10" height="10"/></svg>
</Figure>

## Common mistakes

- Asking who began it.`;

/** A content folder of one small module without a fault; `changes` put other texts in place, or take one away with null. */
export function contentForTests(changes: Record<string, string | null> = {}): ContentTexts {
	const texts: Record<string, string | null> = {
		'critical-errors.yaml': 'CE-01: A danger to life was left in place.\n',
		'sources.yaml':
			'S01:\n  title: A study\n  publisher: A journal\n  year: 2020\n  url: null\n  readAs: abstract\n',
		'glossary.yaml': 'door:\n  term: Door\n  meaning: What is opened first.\n',
		'referral.yaml': service('door', true) + service('hearsay', false),
		'referral-local.yaml': '- id: advocate\n  name: Advocate\n  covers: Who comes.\n',
		'people.yaml': 'TR-1:\n  - { name: Noor Haddad, role: victim, gender: woman, age: 34 }\n',
		'matrix.yaml':
			"- id: law\n  title: A law\n  citation: A section\n  read: whole\n  checked: '2026-11-26'\n  subjects:\n    - subject: First words\n      objectives: [TR-1.1]\n    - subject: A roster\n      missing: The coordinator keeps it.\n",
		'statement.md': '---\ntitle: Statement\n---\n\nI read it myself.\n',
		'modules/TR-1/module.yaml': `code: TR-1\ntitle: First words\ntrack: recognition\nminutes: 22\nsummary: What is said first.\ncontent note: A quarrel at home is told.\nobjectives:\n  - Ask whether anybody is hurt.\n`,
		'modules/TR-1/lessons/01-first-words.md': lessonForTests(),
		'modules/TR-1/lessons/02-who-is-there.md': shortLesson('Who is there', 2, '<Check id="door-1" />'),
		'modules/TR-1/lessons/03-what-is-next.md': shortLesson('What is next', 2, '<Check id="door-2" />'),
		'modules/TR-1/lessons/04-a-whole-call.md': shortLesson('A whole call', 1, wholeCall),
		'modules/TR-1/checks.md': header('Checks', 6) + [0, 1, 2].map((i) => question(i, 'Door')).join(''),
		'modules/TR-1/quiz.md':
			header('Quiz', 15, 'draw: 8\n') +
			Array.from({ length: 20 }, (_, i) => question(i, 'Quiz door')).join(''),
		...changes
	};
	return Object.fromEntries(
		Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== null)
	);
}

/** The one lesson of that module, with another text under its header, or another header. */
export function lessonForTests(
	body = '',
	about = 'title: First words\nminutes: 2\nobjectives: [1]\nskills: [safety]\n'
): string {
	return `---\n${about}---\n\nAsk first whether anybody is hurt.\n\n<Fact grade="A" source="S01">\n\nPeople say more when they are asked.\n\n</Fact>\n\n<Service id="door" />\n\n<Check id="door-0" />\n\n${body}`;
}

/** A small scenario without a fault: three decisions of four choices, passed by making each one well. */
export function scenarioForTests(passAt = '80%'): string {
	const choice = (i: number, place: number) => {
		const [rating, to] =
			place === i
				? ['best', i < 2 ? `Door ${i + 1}` : 'Home']
				: place === 3
					? ['critical CE-01', 'Again']
					: ['poor', i < 2 ? `Door ${i + 1}` : 'Home'];
		return `* At door ${i} take way ${place}. -> ${to}\n  - rating: ${rating}\n  - skills: safety\n\n  She answers.\n  > So it goes.\n`;
	};
	const scene = (i: number) =>
		`## Door ${i}\n\nYou stand at door ${i} and think.\n\n${[0, 1, 2, 3].map((place) => choice(i, place)).join('')}\n`;
	const ending = (name: string, result: string) => `## Ending: ${name}\nresult: ${result}\n\nIt is over.\n\n`;
	return `---\ntitle: Doors\nminutes: 6\ncontent note: A quarrel at home is told.\npass at: ${passAt}\n---\n\n${[0, 1, 2].map(scene).join('')}${ending('Home', 'pass')}${ending('Again', 'review')}`;
}
