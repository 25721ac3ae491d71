import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { monthsUpTo } from './months-up-to.ts';

test.each([
	['2026-11-30', 3, ['2026-09', '2026-10', '2026-11']],
	['2026-01-31', 2, ['2025-12', '2026-01']],
	['2024-02-29', 1, ['2024-02']]
])('%s, %i months', (day, count, months) => {
	expect(monthsUpTo(Temporal.PlainDate.from(day), count).map(String)).toEqual(months);
});
