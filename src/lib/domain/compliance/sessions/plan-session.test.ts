import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { planSession } from './plan-session.ts';

const NOW = Temporal.Instant.from('2026-03-01T08:00-06:00');
const plan = (startsOn: string, startTime: string, endTime: string, endsOn = startsOn, segment = 1) =>
	planSession(
		{
			...{ startTime, endTime, segment },
			startsOn: Temporal.PlainDate.from(startsOn),
			endsOn: Temporal.PlainDate.from(endsOn)
		},
		{ segments: 2 },
		'America/Chicago',
		NOW
	);

test.each([
	['a morning', plan('2026-03-02', '07:30', '08:00'), '2026-03-02T13:30:00Z', '2026-03-02T14:00:00Z'],
	[
		'a night',
		plan('2026-03-02', '23:30', '00:30', '2026-03-03'),
		'2026-03-03T05:30:00Z',
		'2026-03-03T06:30:00Z'
	],
	[
		'begun half an hour ago',
		plan('2026-03-01', '07:30', '08:30'),
		'2026-03-01T13:30:00Z',
		'2026-03-01T14:30:00Z'
	],
	[
		'a night that loses an hour',
		plan('2026-03-08', '01:30', '03:30'),
		'2026-03-08T07:30:00Z',
		'2026-03-08T08:30:00Z'
	],
	[
		'in the hour that comes twice',
		plan('2026-11-01', '01:40', '01:20'),
		'2026-11-01T06:40:00Z',
		'2026-11-01T07:20:00Z'
	],
	[
		'a whole day',
		plan('2026-03-02', '08:00', '08:00', '2026-03-03'),
		'2026-03-02T14:00:00Z',
		'2026-03-03T14:00:00Z'
	]
])('%s', (_, planned, startsAt, endsAt) => {
	if (planned.kind !== 'planned') throw new Error(planned.reason);
	expect([planned.hours.startsAt.toString(), planned.hours.endsAt.toString()]).toEqual([startsAt, endsAt]);
});

test.each([
	['begun 31 minutes ago', plan('2026-03-01', '07:29', '08:30'), 'startsOn', /past/],
	['the end before the start', plan('2026-03-02', '09:00', '08:00'), 'endTime', /after the start/],
	['no length', plan('2026-03-02', '09:00', '09:00'), 'endTime', /after the start/],
	['longer than a day', plan('2026-03-02', '08:00', '08:01', '2026-03-03'), 'endTime', /24 hours/],
	['a time that the clock skips', plan('2026-03-08', '02:30', '04:00'), 'startTime', /put forward/],
	['an end that the clock skips', plan('2026-03-08', '01:00', '02:00'), 'endTime', /put forward/],
	[
		'a segment that there is not',
		plan('2026-03-02', '08:00', '09:00', '2026-03-02', 3),
		'segment',
		/no segment 3/
	]
])('refused: %s', (_, planned, field, reason) => {
	expect(planned).toMatchObject({ kind: 'problem', field });
	expect(planned.kind === 'problem' && planned.reason).toMatch(reason);
});
