import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { clamp, dayWithin, isWithin } from './inspection-scope.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const orNull = (text: string | null) => (text === null ? null : day(text));
const inspector: Pick<Actor, 'inspection'> = {
	inspection: {
		id: '5b0f7c2e-3f0a-4a8e-9d1c-2b6f6f0a1c11',
		organisation: 'Office of Standards',
		from: day('2025-07-01'),
		to: day('2026-06-30'),
		expiresAt: Temporal.Instant.from('2026-12-01T00:00:00Z')
	}
};
const everybodyElse: Pick<Actor, 'inspection'> = {};

describe('what an inspector may see', () => {
	test.each([
		['2025-06-30', false],
		['2025-07-01', true],
		['2026-01-15', true],
		['2026-06-30', true],
		['2026-07-01', false]
	])('on %s: %s', (on, expected) => {
		expect(isWithin(inspector, day(on))).toBe(expected);
		expect(isWithin(everybodyElse, day(on))).toBe(true);
	});

	test.each([
		['all', null, null, ['2025-07-01', '2026-06-30']],
		['across the beginning', '2025-01-01', '2025-09-01', ['2025-07-01', '2025-09-01']],
		['across the end', '2026-01-01', '2027-01-01', ['2026-01-01', '2026-06-30']],
		['inside', '2026-01-01', '2026-02-01', ['2026-01-01', '2026-02-01']],
		['one day', '2026-06-30', '2026-06-30', ['2026-06-30', '2026-06-30']],
		['up to a day', null, '2025-08-01', ['2025-07-01', '2025-08-01']],
		['before', '2024-01-01', '2025-06-30', null],
		['after', '2026-07-01', null, null],
		['backwards', '2026-02-01', '2026-01-01', null]
	])('clamp: %s', (_, from, to, expected) => {
		const span = clamp(inspector, orNull(from), orNull(to));
		expect(span && [span.from?.toString(), span.to?.toString()]).toEqual(expected);
		expect(clamp(everybodyElse, orNull(from), orNull(to))).toEqual({ from: orNull(from), to: orNull(to) });
	});

	test.each([
		['2024-01-01', '2025-07-01'],
		['2026-01-01', '2026-01-01'],
		['2026-07-01', '2026-06-30']
	])('the day to answer for: %s becomes %s', (asked, expected) => {
		expect(dayWithin(inspector, day(asked)).toString()).toBe(expected);
		expect(dayWithin(everybodyElse, day(asked)).toString()).toBe(asked);
	});
});
