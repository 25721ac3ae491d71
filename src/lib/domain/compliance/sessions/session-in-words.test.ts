import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sessionHoursInWords } from './session-in-words.ts';
import { taughtOn } from './taught-on.ts';

const hours = (startsAt: string, endsAt: string) => ({
	startsAt: Temporal.Instant.from(startsAt),
	endsAt: Temporal.Instant.from(endsAt)
});

test.each([
	[
		'2026-11-23T07:30-06:00',
		'2026-11-23T08:00-06:00',
		'Monday 23 November 2026, 07:30 to 08:00',
		'2026-11-23'
	],
	[
		'2026-11-23T23:30-06:00',
		'2026-11-24T00:30-06:00',
		'Monday 23 November 2026, 23:30 to Tuesday 24 November 2026, 00:30',
		'2026-11-24'
	],
	[
		'2026-11-22T23:00-06:00',
		'2026-11-23T00:00-06:00',
		'Sunday 22 November 2026, 23:00 to Monday 23 November 2026, 00:00',
		'2026-11-22'
	]
])('%s to %s', (startsAt, endsAt, words, day) => {
	const session = hours(startsAt, endsAt);
	expect(sessionHoursInWords(session, 'America/Chicago')).toBe(words);
	expect(taughtOn(session, 'America/Chicago').toString()).toBe(day);
});
