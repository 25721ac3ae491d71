import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addMonths } from './add-months.ts';

test.each([
	['2026-11-22', 24, '2028-11-22'],
	['2026-01-31', 1, '2026-02-28'],
	['2028-01-31', 1, '2028-02-29'],
	['2026-08-31', 1, '2026-09-30'],
	['2028-02-29', 12, '2029-02-28'],
	['2028-02-29', 24, '2030-02-28'],
	['2028-02-29', 48, '2032-02-29'],
	['2026-12-31', 2, '2027-02-28'],
	['2026-03-31', -1, '2026-02-28'],
	['2026-11-22', 0, '2026-11-22']
])('%s + %i months is %s', (day, months, expected) => {
	expect(addMonths(Temporal.PlainDate.from(day), months).toString()).toBe(expected);
});

test('a part of a month is not a length', () => {
	expect(() => addMonths(Temporal.PlainDate.from('2026-11-22'), 1.5)).toThrow(RangeError);
});
