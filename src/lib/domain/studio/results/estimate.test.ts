import { expect, test } from 'vitest';
import type { Told } from './disclose.ts';
import { figuresOf } from './estimate.ts';

const told = (
	came: [number, number],
	commonest: number | null,
	...parts: [number, number, number?][]
): Told => ({
	came: { least: came[0], most: came[1] },
	parts: parts.map(([least, most, cells = 1], index) => ({
		...{ cells: Array.from({ length: cells }, (_, at) => 10 * index + at), least, most }
	})),
	commonest
});

test.each<[string, Told, ReturnType<typeof figuresOf>]>([
	['nothing is told', told([0, 30], null, [0, Infinity, 3]), [null]],
	[
		'one class: the middle of it, and the rest',
		told([20, 20], 0, [16, 20], [0, 4]),
		[
			{ least: 16, most: 20, about: 90 },
			{ least: 0, most: 4, about: 10 }
		]
	],
	[
		'a class without an end goes no further than the commonest',
		told([20, 20], 0, [10, 15], [5, Infinity]),
		[
			{ least: 10, most: 15, about: 65 },
			{ least: 5, most: 10, about: 40 }
		]
	],
	[
		'together the others may be more than the commonest',
		told([20, 20], 0, [5, 20], [5, Infinity, 3]),
		[
			{ least: 5, most: 20, about: null },
			{ least: 5, most: 20, about: null }
		]
	],
	[
		'nobody and everybody are never said',
		told([200, 200], 0, [196, 200], [0, 4]),
		[
			{ least: 196, most: 200, about: 95 },
			{ least: 0, most: 4, about: 5 }
		]
	]
])('%s', (_, of, figures) => {
	expect(figuresOf(of)).toEqual(figures);
});
