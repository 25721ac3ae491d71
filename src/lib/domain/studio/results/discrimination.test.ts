import { expect, test } from 'vitest';
import { byLot, discrimination, inWords, pearson } from './discrimination.ts';

test.each<[string, number[], number[], number | null]>([
	['who did well elsewhere is right', [1, 1, 0, 0], [9, 8, 2, 1], 0.99],
	['who did well elsewhere is wrong', [0, 0, 1, 1], [9, 8, 2, 1], -0.99],
	['it has nothing to do with the rest', [1, 0, 1, 0], [5, 5, 2, 2], 0],
	['everybody was right', [1, 1, 1, 1], [9, 8, 2, 1], null],
	['nobody was right', [0, 0, 0], [3, 2, 1], null],
	['all did equally well elsewhere', [1, 0, 1], [4, 4, 4], null],
	['nobody at all', [], [], null]
])('the correlation where %s', (_, item, rest, expected) => {
	const found = pearson(item, rest);
	if (expected === null) expect(found).toBeNull();
	else expect(found).toBeCloseTo(expected, 2);
});

test('for right and wrong it is the point-biserial correlation', () => {
	const item = [1, 1, 1, 0, 0];
	const rest = [7, 5, 6, 3, 4];
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const all = mean(rest);
	const deviation = Math.sqrt(mean(rest.map((value) => (value - all) ** 2)));
	const biserial = ((mean([7, 5, 6]) - mean([3, 4])) / deviation) * Math.sqrt(0.6 * 0.4);
	expect(pearson(item, rest)).toBeCloseTo(biserial, 12);
});

test.each([
	[1, 'tells-apart'],
	[0.2, 'tells-apart'],
	[0.2 - 1e-12, 'tells-apart'],
	[0.199, 'hardly'],
	[0, 'hardly'],
	[-1e-12, 'hardly'],
	[-0.01, 'wrong-way'],
	[-1, 'wrong-way']
])('%d is told as %s', (correlation, words) => {
	expect(inWords(correlation)).toBe(words);
});

const officers = (count: number, of: (at: number) => { item: number; rest: number }) =>
	Array.from({ length: count }, (_, at) => ({ id: `run-${at}`, ...of(at) }));

test('of thirty officers, or of thirty who all did alike elsewhere', () => {
	const half = (at: number) => at % 2;
	expect(
		discrimination(
			'q',
			officers(30, (at) => ({ item: half(at), rest: 5 * half(at) + (at % 3) }))
		)
	).toBe('tells-apart');
	expect(
		discrimination(
			'q',
			officers(30, (at) => ({ item: half(at), rest: 5 - 5 * half(at) }))
		)
	).toBe('wrong-way');
	expect(
		discrimination(
			'q',
			officers(30, (at) => ({ item: half(at), rest: 5 }))
		)
	).toBe('hardly');
});

test('the lot takes four fifths, the same ones each time and others for another question', () => {
	const all = officers(30, () => ({ item: 1, rest: 0 }));
	const drawn = byLot('one', all);
	expect(new Set(drawn).size).toBe(24);
	expect(byLot('one', all.toReversed())).toEqual(drawn);
	expect(byLot('two', all)).not.toEqual(drawn);
	// Over many questions everybody is left out by some.
	const names = Array.from({ length: 60 }, (_, at) => `question ${at}`);
	expect(all.filter((officer) => names.every((name) => byLot(name, all).includes(officer)))).toEqual([]);
});
