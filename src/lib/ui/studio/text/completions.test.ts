import { expect, test } from 'vitest';
import { completionsAt, flagsOf, type KnownNames } from './completions.ts';

const known: KnownNames = {
	scenes: [
		{ name: 'The door', kind: 'scene' },
		{ name: 'Report', kind: 'question' }
	],
	flags: ['apart'],
	criticalErrors: [{ id: 'CE-01', words: 'A danger was left.' }]
};

test.each<[string, number, string[]]>([
	['* Go in -> ', 0, ['The door', 'Report']],
	['* Go in ->', 0, ['The door', 'Report']],
	['* Go in → The d', 5, ['The door', 'Report']],
	['-> Re', 2, ['The door', 'Report']],
	['* A -> B -> The', 3, ['The door', 'Report']],
	['start: the', 3, ['The door', 'Report']],
	['  - rating: ', 0, ['best', 'ok', 'poor', 'critical ', 'unscored']],
	['  - rating: be', 2, ['best', 'ok', 'poor', 'critical ', 'unscored']],
	['  - rating: critical CE', 2, ['CE-01']],
	['  - skills: ', 0, ['recognition', 'communication', 'referral', 'safety', 'documentation']],
	['  - skills: safety, re', 2, ['recognition', 'communication', 'referral', 'safety', 'documentation']],
	['skills: s', 1, ['recognition', 'communication', 'referral', 'safety', 'documentation']],
	['  - only if: not a', 1, ['apart']],
	['result: p', 1, ['pass', 'review']],
	[':::', 0, ['radio', 'pause', 'support', 'warning', 'debrief', 'local{id=}']],
	['::v', 1, ['video{src= captions= transcript=}', 'audio{src= transcript=}', 'service{id=}']],
	['  - r', 1, ['rating: ', 'skills: ', 'remember: ', 'only if: ']]
])('behind %j %i characters are completed from %j', (before, typed, labels) => {
	const found = completionsAt(before, known)!;
	expect(found.typed).toBe(typed);
	expect(found.options.map(({ label }) => label)).toEqual(labels);
});

test.each(['She says: ', 'It is 23:40', '* Go in', '> Apart', '## The', 'rating: '])(
	'behind %j nothing is offered',
	(before) => expect(completionsAt(before, known)).toBeNull()
);

test('an arrow offers nothing while there is no scene', () =>
	expect(completionsAt('-> ', { ...known, scenes: [] })).toBeNull());

test('flags are found where they are set, each once', () =>
	expect(flagsOf('  - remember: apart\n  - remember: seen\n  - remember: apart\nremember: no')).toEqual([
		'apart',
		'seen'
	]));
