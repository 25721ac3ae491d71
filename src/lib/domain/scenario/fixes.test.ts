// One click mends what has one mend, and leaves alone what has several.

import { expect, test } from 'vitest';
import { readScenario } from './check.ts';
import { kitchen } from './kitchen-for-tests.ts';
import type { Rule } from './rules.ts';

const problemsOf = (text: string) => readScenario(text, 'a.md', { criticalErrors: ['CE-01'] }).problems;
const question = kitchen.indexOf('## Question');

test.each<[Rule, string, string, string]>([
	['header-broken', 'title: Kitchen light', 'title: Kitchen: light', 'title: "Kitchen: light"'],
	['header-broken', 'start: The door\n---', 'start: The door', 'start: The door\n---'],
	['header-value-wrong', 'minutes: 22', 'minutes: about 22 min', 'minutes: 22'],
	['header-value-wrong', 'pass at: 80%', 'pass at: 80 percent', 'pass at: 80%'],
	['header-key-unknown', 'minutes: 22', 'minuts: 22', 'minutes: 22'],
	['unknown-block', ':::radio', '::: radio', ':::radio'],
	['unknown-block', ':::radio', ':::rado', ':::radio'],
	['block-not-closed', 'all night.\n:::', 'all night.', 'all night.\n:::'],
	['unknown-detail', '- rating: poor', '- ratng: poor', '- rating: poor'],
	['rating-unknown', '- rating: poor', '- rating: por', '- rating: poor'],
	['skill-unknown', 'safety, communication', 'safety, comunication', 'safety, communication'],
	['no-empty-line-before-arrow', '\n\n-> Safe', '\n-> Safe', '\n\n-> Safe'],
	['no-empty-line-after-details', 'safety\n\n  "Nothing', 'safety\n  "Nothing', 'safety\n\n  "Nothing'],
	['two-choice-lists', '* Hear both of them', '- Hear both of them', '* Hear both of them'],
	['answer-without-box', '- [ ] Victim', '- [] Victim', '- [ ] Victim'],
	['answer-without-box', '- [x] "It', '- [✓] "It', '- [x] "It'],
	['answer-without-box', '- [x] "It', '- [ x ]"It', '- [x] "It'],
	['heading-kind-unknown', '## Question', '## Qestion', '## Question'],
	['ending-result-unknown', 'result: pass', 'result: pas', 'result: pass'],
	['arrow-to-nowhere', '-> Debrief', '-> Debreif', '-> Debrief'],
	['arrow-to-nowhere', '## Her voice', '##Her voice', '## Her voice'],
	['arrow-to-nowhere', '## Her voice', '# Her voice', '## Her voice'],
	['arrow-to-nowhere', '## Her voice', '**Her voice**', '## Her voice'],
	['arrow-to-nowhere', '## Question: Report', '### Question: Report', '## Question: Report'],
	['arrow-to-nowhere', '## Question: Report', '## Question Report', '## Question: Report'],
	['arrow-to-nowhere', '## Ending: Debrief', '## Ending Debrief', '## Ending: Debrief'],
	['choice-without-arrow', 'time -> Her voice', 'time => Her voice', 'time -> Her voice'],
	['choice-without-arrow', 'time -> Her voice', 'time - > Her voice', 'time -> Her voice'],
	['choice-without-arrow', 'time -> Her voice', 'time –> Her voice', 'time -> Her voice'],
	['choice-without-arrow', 'time -> Her voice', 'time > Her voice', 'time -> Her voice'],
	['start-unknown', 'start: The door', 'start: The dor', 'start: The door'],
	['flag-never-set', 'only if: apart', 'only if: aprt', 'only if: apart'],
	['flag-name-wrong', 'only if: apart', 'only if: not two words', 'only if: not two-words'],
	['critical-error-unknown', 'critical CE-01', 'critical CE-O1', 'critical CE-01'],
	['personal-data', 'no mark.', 'no mark. Call (312) 867-5309.', 'no mark. Call (312) 555-0109.'],
	['personal-data', 'no mark.', 'no mark. Call 867-5309.', 'no mark. Call 555-0109.'],
	['blaming-word', 'no mark.', 'no mark. An alleged victim.', 'no mark. A victim.'],
	['blaming-word', 'no mark.', 'no mark. He committed suicide.', 'no mark. He died by suicide.']
])('%s: %j, written %j, becomes %j', (rule, from, wrong, mended) => {
	expect(kitchen).toContain(from);
	const text = kitchen.replace(from, wrong);
	const { fix, severity } = problemsOf(text).find((problem) => problem.rule === rule && problem.fix)!;
	expect(fix!.label).toMatch(/^\p{Lu}/u);
	const after = text.slice(0, fix!.from) + fix!.insert + text.slice(fix!.to);
	expect(after).toBe(kitchen.replace(from, mended));
	// The fault itself is gone. Two words for a flag become one that nothing sets yet: that is the next thing to mend.
	expect(
		problemsOf(after).filter((problem) => problem.rule === rule),
		severity
	).toEqual([]);
});

test('a numbered list of choices gets stars, all lines at once', () => {
	let number = 0;
	// What stands under a numbered line is indented by three.
	const head = kitchen
		.slice(0, question)
		.replace(/^ {2}/gm, '   ')
		.replace(/^\* /gm, () => `${number++ + 1}. `);
	const text = head + kitchen.slice(question);
	const { fix } = problemsOf(text).find(({ rule }) => rule === 'choice-list-numbered')!;
	const after = text.slice(0, fix!.from) + fix!.insert + text.slice(fix!.to);
	expect(after.match(/^\d\. /gm)).toHaveLength(3);
	expect(after).toContain('* Hear both of them');
});

test('bullets of a word processor become stars, and a Continue arrow that is none an arrow', () => {
	const told = `${kitchen.slice(0, kitchen.indexOf('## The door'))}## The door

It is late.

•\tKnock -> Inside
•\tRing -> Inside

## Inside

She opens.

=> Out

## Ending: Out
result: pass

The end.
`;
	const ends = problemsOf(told).filter(({ rule }) => rule === 'dead-end');
	expect(ends.map(({ message }) => message)).toEqual([
		'Nothing leads on from “The door”. A choice begins with a star and a space, not with “•”.',
		'Nothing leads on from “Inside”. “=>” is not an arrow. Write a hyphen and a greater-than sign: “->”.'
	]);
	const after = ends
		.toReversed()
		.reduce((text, { fix }) => text.slice(0, fix!.from) + fix!.insert + text.slice(fix!.to), told);
	expect(after).toBe(told.replaceAll('•\t', '* ').replace('=>', '->'));
	expect(problemsOf(after).filter(({ rule }) => rule === 'dead-end')).toEqual([]);
});

test.each<[Rule, string, string]>([
	['choice-without-arrow', ', to save time -> Her voice', ', if it takes > 5 minutes, and to save time'],
	['arrow-to-nowhere', '-> Debrief', '-> Somewhere else entirely'],
	['header-value-wrong', 'minutes: 22', 'minutes: 20 to 25'],
	['header-value-wrong', 'minutes: 22', 'minutes: soon'],
	['block-not-closed', 'minutes out.\n:::', 'minutes out.\n\nMore.'],
	['two-choice-lists', '* Hear both of them', '\nWords between.\n\n* Hear both of them'],
	['blaming-word', 'no mark.', 'no mark. She is hysterical.'],
	['blaming-word', 'no mark.', 'no mark. It was a domestic dispute.']
])('%s: %j, written %j, has several mends', (rule, from, wrong) => {
	const said = problemsOf(kitchen.replace(from, wrong)).filter((problem) => problem.rule === rule);
	expect(said.length).toBeGreaterThan(0);
	expect(said.every(({ fix }) => fix === undefined)).toBe(true);
});
