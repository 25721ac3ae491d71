import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Direction } from './session.ts';
import { signingHour } from './signing-hours.ts';

const at = (text: string) => Temporal.Instant.from(text);
const session = { startsAt: at('2026-11-23T08:00:00Z'), endsAt: at('2026-11-23T09:00:00Z') };

test.each<[Direction, string, string]>([
	['in', '07:29:59.999', 'too-early'],
	['in', '07:30:00', 'open'],
	['in', '08:30:00', 'open'],
	['in', '09:00:00', 'open'],
	['in', '09:00:00.001', 'too-late'],
	['out', '07:59:59.999', 'too-early'],
	['out', '08:00:00', 'open'],
	['out', '11:00:00', 'open'],
	['out', '11:00:00.001', 'too-late']
])('signing %s at %s is %s', (direction, time, expected) =>
	expect(signingHour(session, direction, at(`2026-11-23T${time}Z`))).toBe(expected)
);

test.each<[string, string, string, Direction, string, string]>([
	// Chicago puts the clock forward on 8 March 2026 from 02:00 to 03:00, back on 1 November from 02:00 to 01:00.
	['forward', '2026-03-08T03:15-05:00', '2026-03-08T04:00-05:00', 'in', '2026-03-08T01:45-06:00', 'open'],
	[
		'forward',
		'2026-03-08T03:15-05:00',
		'2026-03-08T04:00-05:00',
		'in',
		'2026-03-08T01:44-06:00',
		'too-early'
	],
	['back', '2026-10-31T23:30-05:00', '2026-11-01T00:30-05:00', 'out', '2026-11-01T01:30-06:00', 'open'],
	['back', '2026-10-31T23:30-05:00', '2026-11-01T00:30-05:00', 'out', '2026-11-01T01:31-06:00', 'too-late']
])('the clock put %s changes no length: %s', (_, startsAt, endsAt, direction, now, expected) =>
	expect(signingHour({ startsAt: at(startsAt), endsAt: at(endsAt) }, direction, at(now))).toBe(expected)
);
