import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { beginningOn } from './effective-day.ts';

// 22 November, 20:30 in Los Angeles; already the 23rd in UTC.
const now = Temporal.Instant.from('2026-11-23T04:30:00Z');
const begins = (day: string | null, zone = 'America/Los_Angeles', at = now) =>
	String(beginningOn(day === null ? null : Temporal.PlainDate.from(day), at, zone));

test.each([
	['at once', null, '2026-11-23T04:30:00Z'],
	['today is at once', '2026-11-22', '2026-11-23T04:30:00Z'],
	['tomorrow begins at local midnight', '2026-11-23', '2026-11-23T08:00:00Z'],
	['yesterday has passed', '2026-11-21', 'day-passed'],
	['a year ahead', '2027-11-23', '2027-11-23T08:00:00Z'],
	['more than a year ahead', '2027-11-24', 'day-too-far']
])('%s', (_, day, expected) => {
	expect(begins(day)).toBe(expected);
});

test('a day that has no midnight begins with its first moment', () => {
	// Clocks in Santiago go forward at midnight on 6 September 2026.
	const winter = Temporal.Instant.from('2026-09-01T12:00:00Z');
	expect(begins('2026-09-06', 'America/Santiago', winter)).toBe('2026-09-06T04:00:00Z');
});
