import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { creditsWithin } from './credits-within.ts';
import { credit, day } from './facts-for-tests.ts';

const anyDay = fc.integer({ min: 0, max: 40 }).map((days) => day('2026-01-01').add({ days }));
const credits = fc.array(
	anyDay.map((on) => credit(`${on} 60`)),
	{ maxLength: 12 }
);

test('are those of the days asked for, whatever their order, in order of day and else in theirs', () => {
	fc.assert(
		fc.property(credits, fc.option(anyDay), anyDay, (all, from, to) => {
			const { compare } = Temporal.PlainDate;
			const asked = all
				.filter(({ on }) => (!from || compare(from, on) <= 0) && compare(on, to) <= 0)
				.toSorted((a, b) => compare(a.on, b.on));
			expect(creditsWithin(all, from, to)).toEqual(asked);
			expect(creditsWithin(all, from, to)).toEqual(asked);
		})
	);
});

test('both ends count', () => {
	const all = ['2026-01-03 1', '2026-01-01 1', '2026-01-02 1', '2026-01-04 1'].map((line) => credit(line));
	const found = creditsWithin(all, day('2026-01-02'), day('2026-01-03'));
	expect(found.map(({ on }) => on.toString())).toEqual(['2026-01-02', '2026-01-03']);
});
