import { describe, expect, it, test } from 'vitest';
import { completesWorkshop, completionsOf, isAttended } from './completes-workshop.ts';

test.each<[number[], number, boolean]>([
	[[1], 1, true],
	[[], 1, false],
	[[1, 2, 3], 3, true],
	[[3, 1, 2], 3, true],
	[[1, 2], 3, false],
	[[1, 1, 1], 3, false],
	[[1, 2, 2, 3], 3, true],
	[[1, 3], 2, false],
	[[0, 1, 2], 2, true]
])('segments %j of %d: %s', (attended, segments, expected) =>
	expect(completesWorkshop(attended, { segments })).toBe(expected)
);

test.each([
	[60, 60, true],
	[60, 54, true],
	[60, 53, false],
	[15, 14, true],
	[15, 13, false],
	[1, 1, true],
	[1, 0, false]
])('of a segment of %d minutes, %d are attendance: %s', (minutes, credited, expected) =>
	expect(isAttended({ minutes, segments: 1, topics: [] }, 1, credited)).toBe(expected)
);

describe('completions over time', () => {
	const workshop = { minutes: 60, segments: 2, topics: [] };
	const took = (...segments: [number, number?][]) =>
		completionsOf(
			workshop,
			segments.map(([segment, minutes = 30], index) => ({ id: String(index), segment, minutes }))
		);
	it.each<[string, [number, number?][], string[], number[]]>([
		['in order', [[1], [2]], ['1'], []],
		['in another order', [[2], [1]], ['1'], []],
		['one of them again adds nothing', [[1], [1], [2]], ['2'], []],
		['one of them again completes nothing', [[1], [1]], [], [1]],
		['left too early', [[1], [2, 20]], [], [1]],
		['left too early, taken again', [[1], [2, 20], [2]], ['2'], []],
		['halves are no whole', [[1], [2, 15], [2, 15]], [], [1]],
		['the next year anew', [[1], [2], [2], [1]], ['1', '3'], []],
		['after a completion one is not enough', [[1], [2], [2]], ['1'], [2]]
	])('%s', (_, segments, completing, attended) => {
		const found = took(...segments);
		expect([...found.completing]).toEqual(completing);
		expect([...found.attended]).toEqual(attended);
	});
});
