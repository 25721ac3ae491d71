import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { instantAt, sheetInstant } from './wall-clock.ts';

const CHICAGO = 'America/Chicago';
const at = (text: string) => Temporal.Instant.from(text);

test.each([
	['2026-07-01', '07:30', '2026-07-01T12:30:00Z'],
	['2026-11-23', '07:30', '2026-11-23T13:30:00Z'],
	['2026-03-08', '02:30', null],
	['2026-11-01', '01:30', '2026-11-01T06:30:00Z']
])('%s %s in Chicago is %s', (day, time, expected) =>
	expect(instantAt(Temporal.PlainDate.from(day), time, CHICAGO)?.toString() ?? null).toBe(expected)
);

test('of an hour that comes twice the later one, when asked for', () =>
	expect(String(instantAt(Temporal.PlainDate.from('2026-11-01'), '01:30', CHICAGO, 'later'))).toBe(
		'2026-11-01T07:30:00Z'
	));

const day = { startsAt: at('2026-11-23T08:00-06:00'), endsAt: at('2026-11-23T09:00-06:00') };
const night = { startsAt: at('2026-11-23T23:30-06:00'), endsAt: at('2026-11-24T00:30-06:00') };
const early = { startsAt: at('2026-11-24T00:10-06:00'), endsAt: at('2026-11-24T01:00-06:00') };
const back = { startsAt: at('2026-11-01T00:30-05:00'), endsAt: at('2026-11-01T02:30-06:00') };

test.each([
	['the day’s', day, 'in', '08:05', null, '2026-11-23T08:05-06:00'],
	['before signing opens', day, 'in', '07:29', null, null],
	['after it closed', day, 'out', '11:01', null, null],
	['at its last moment', day, 'out', '11:00', null, '2026-11-23T11:00-06:00'],
	['before midnight', night, 'in', '23:20', null, '2026-11-23T23:20-06:00'],
	['after midnight', night, 'out', '00:30', null, '2026-11-24T00:30-06:00'],
	['the evening before', early, 'in', '23:50', null, '2026-11-23T23:50-06:00'],
	['the first of two', back, 'in', '01:15', null, '2026-11-01T01:15-05:00'],
	['the first of two after in', back, 'out', '01:10', '2026-11-01T01:15-05:00', '2026-11-01T01:10-06:00'],
	['not after in', day, 'out', '08:05', '2026-11-23T08:05-06:00', null]
] as const)('on a sheet: %s', (_, session, direction, time, after, expected) =>
	expect(sheetInstant(session, direction, time, CHICAGO, after ? at(after) : null)?.toString()).toBe(
		expected === null ? undefined : at(expected).toString()
	)
);
