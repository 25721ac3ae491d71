import { expect, test } from 'vitest';
import { examine } from '#lib/domain/scenario/examine.ts';
import { kitchen } from '#lib/domain/scenario/kitchen-for-tests.ts';
import { chanceInWords, proofInWords } from './proof-in-words.ts';

test.each([
	[{ probability: 0, exact: true }, 'never'],
	[{ probability: 1 / 320, exact: true }, '1 time in 320'],
	[{ probability: 0.4, exact: true }, '1 time in 2.5'],
	[{ probability: 1, exact: true }, 'nearly always'],
	[
		{ probability: 0.02, exact: false, interval: [0.01, 0.04] as [number, number] },
		'about 1 time in 50 (at most 1 time in 25, at least 1 time in 100)'
	],
	[
		{ probability: 0, exact: false, interval: [0, 0.001] as [number, number] },
		'about never (at most 1 time in 1,000)'
	],
	[{ probability: 0, exact: false, interval: [0, 0] as [number, number] }, 'never, as far as was tried']
])('%j: %s', (chance, words) => expect(chanceInWords(chance)).toBe(words));

test('the example, in plain words', () => {
	const { scenario, proof } = examine(kitchen, 'a.md', { criticalErrors: ['CE-01'] });
	const lines = Object.fromEntries(proofInWords(proof!).map(({ term, value }) => [term, value]));
	expect(lines).toMatchObject({
		'Ways through': expect.stringMatching(/^\d+$/),
		'Everything done best': expect.stringMatching(/^passes, with \d+ of \d+ points$/),
		'Everything done worst': expect.stringMatching(/^does not pass, with 0 of/),
		'Clicking without reading': expect.stringMatching(/^passes 1 time in/)
	});
	expect(proofInWords(proof!)[0]!.more).toBe(`${scenario!.scenes.length} scenes`);
});

test('skills, scenes off the way and patterns are said too', () => {
	const { proof } = examine(kitchen, 'a.md', { criticalErrors: ['CE-01'] });
	const lines = proofInWords({
		...proof!,
		unmet: ['A', 'B', 'C', 'D', 'E'].map((name) => ({ key: name, name })),
		accents: [
			{ kind: 'longest', scenes: [{ key: 'a', name: 'A' }], of: 2, isTooOften: true },
			{ kind: { place: 1 }, scenes: [{ key: 'b', name: 'B' }], of: 2, isTooOften: true },
			{ kind: 'shortest', scenes: [], of: 2, isTooOften: false }
		]
	}).map(({ term, value, more }) => [term, value, more].filter(Boolean).join(' | '));
	expect(lines).toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^Safety \| from 0 to \d+ of \d+ points$/),
			'Scenes that nobody who passes meets | “A”, “B”, “C”, “D” and 1 more',
			'Told without reading | The best choice is the longest one in 1 of 2 scenes | In “A”.',
			'Told without reading | The best choice stands in place 1 in 1 of 2 scenes | In “B”.'
		])
	);
	expect(lines.filter((line) => line.startsWith('Told'))).toHaveLength(2);
});
