import { expect, test } from 'vitest';
import { sumUpCredits, type EarnedCredit } from './sum-up-credits.ts';

const workshops = new Map([
	['w', { minutes: 60, segments: 2, topics: [{ topic: 'trauma', minutes: 60 }], category: 'crisis' }],
	['v', { minutes: 30, segments: 1, topics: [], category: null }]
]);
let ids = 0;
const credit = (
	workshopId: string,
	segment: number,
	on: string,
	more: Partial<EarnedCredit> = {}
): EarnedCredit => ({
	...{ id: `c${++ids}`, personId: 'p', workshopId, segment, minutes: 30, on },
	...more
});

test('hours for every session; the category once, on the last that was missing, of each person apart', () => {
	const summed = sumUpCredits(
		[
			credit('w', 2, '2026-01-05'),
			credit('w', 2, '2026-01-06'),
			credit('v', 1, '2026-01-07'),
			credit('w', 1, '2026-01-08', { personId: 'q' }),
			credit('w', 1, '2026-01-09', { minutes: 28 })
		],
		workshops
	);
	expect(summed.map(({ personId, on, approved, category }) => [personId, on, approved, category])).toEqual([
		['p', '2026-01-05', 30, null],
		['p', '2026-01-06', 30, null],
		['p', '2026-01-07', 30, null],
		['q', '2026-01-08', 30, null],
		['p', '2026-01-09', 28, 'crisis']
	]);
	expect(summed[4]).toMatchObject({
		source: 'session',
		measured: 28,
		topics: [{ topic: 'trauma', minutes: 28 }]
	});
	expect(summed[2]!.topics).toEqual([]);
});
