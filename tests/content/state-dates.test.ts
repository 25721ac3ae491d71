import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { completed, credit, day, since, type Facts } from '#lib/domain/compliance/facts-for-tests.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { fromProfile } from '#lib/domain/compliance/standards/from-profile.ts';
import { standing } from '#lib/domain/compliance/standing.ts';
import { readStandards } from '#lib/server/compliance/standards/read-standards.ts';

// Every state's profile as a department takes it over, on the days on which it could go wrong: edges of windows, leap
// days, midnight where the department is, the nights on which clocks change, hires in the middle, early and late
// renewals, leave across a boundary.

const NOTHING = { completions: [], credits: [], leaves: [], waivers: [] };

/** Adopted on a day; the modules of the suggestion are left out where a table is about hours. */
function adopted(id: string, on: string, more: Partial<Requirement> = {}): Requirement {
	const profile = readStandards().profiles.find((profile) => profile.id === id)!;
	const { items: _, ...draft } = fromProfile(profile, day(on));
	return { ...draft, id, binding: true, items: [], effectiveOn: day(on), ...more };
}

/** At a moment in a place: `2026-07-01T00:00 America/Denver`. */
function at(requirement: Requirement, moment: string, facts: Facts): string {
	const [local, zone] = moment.split(' ') as [string, string];
	const instant = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
	const today = localDay(instant, zone);
	const timeline = facts.timeline ?? since('2015-01-01');
	const found = standing({ ...NOTHING, ...facts, timeline, versions: [requirement], today });
	return found.kind === 'not-applicable' ? `${found.kind} ${found.because}` : `${found.kind} ${found.dueOn}`;
}

const ONE_MODULE = [{ position: 1, code: 'TR-1', kind: 'module' }] as const;
const away = (kind: 'military' | 'medical', fromOn: string, untilOn: string) => [
	{ kind, fromOn: day(fromOn), untilOn: day(untilOn) }
];

type Line = [what: string, moment: string, facts: Facts, expected: string];

const tables: Record<string, { rule: Requirement; lines: Line[] }> = {
	california: {
		rule: adopted('california', '2025-01-01'),
		lines: [
			['the last minute of the window', '2026-12-31T23:59 America/Los_Angeles', {}, 'due 2026-12-31'],
			['the first of the next', '2027-01-01T00:00 America/Los_Angeles', {}, 'overdue 2026-12-31'],
			[
				'hours without the perishable skills',
				'2026-06-01T12:00 America/Los_Angeles',
				{ credits: [credit('2025-03-01 1440')] },
				'due 2026-12-31'
			],
			[
				'everything, the last on 31 December',
				'2027-01-01T00:00 America/Los_Angeles',
				{
					credits: [
						credit('2025-03-01 720 firearms:240 driver-training:240 arrest-and-control:240'),
						credit('2026-12-31 720 use-of-force:240 strategic-communications:120'),
						credit('2026-12-31 60', { category: 'first-aid' })
					]
				},
				'due 2028-12-31'
			],
			[
				'hired in the middle: the next full cycle',
				'2026-03-01T12:00 America/Los_Angeles',
				{ timeline: since('2025-06-01') },
				'current 2028-12-31'
			],
			[
				'hired on the first day',
				'2025-03-01T12:00 America/Los_Angeles',
				{ timeline: since('2025-01-01') },
				'due 2026-12-31'
			]
		]
	},
	texas: {
		rule: adopted('texas', '2025-09-01'),
		lines: [
			['the last minute of the unit', '2027-08-31T23:59 America/Chicago', {}, 'due 2027-08-31'],
			['the first of the next', '2027-09-01T00:00 America/Chicago', {}, 'overdue 2027-08-31'],
			['the same moment farther west', '2027-08-31T23:00 America/Denver', {}, 'due 2027-08-31'],
			[
				'done in time, on the last day of the unit',
				'2027-08-31T12:00 America/Chicago',
				{
					credits: [
						credit('2027-08-31 2400 active-shooter:960'),
						credit('2026-01-15 60', { category: 'legislative-update' })
					]
				},
				'current 2029-08-31'
			]
		]
	},
	florida: {
		rule: adopted('florida', '2024-07-01'),
		lines: [
			['the last day', '2028-06-30T23:59 America/New_York', {}, 'due 2028-06-30'],
			['the day after', '2028-07-01T00:00 America/New_York', {}, 'overdue 2028-06-30'],
			['an hour before, in the panhandle', '2028-06-30T23:00 America/Chicago', {}, 'due 2028-06-30'],
			['a leap day within', '2028-02-29T12:00 America/New_York', {}, 'due 2028-06-30'],
			[
				'hours, and a topic that has no hours missing',
				'2028-06-30T12:00 America/New_York',
				{
					credits: [
						credit('2026-01-01 2400 human-diversity:10'),
						credit('2026-01-02 30', { category: 'discriminatory-profiling' }),
						credit('2026-01-03 30', { category: 'officer-health-and-wellness' })
					]
				},
				'due 2028-06-30'
			],
			[
				'and there',
				'2028-06-30T12:00 America/New_York',
				{
					credits: [
						credit('2026-01-01 2400 human-diversity:10 use-of-force:10'),
						credit('2026-01-02 30', { category: 'discriminatory-profiling' }),
						credit('2026-01-03 30', { category: 'officer-health-and-wellness' })
					]
				},
				'current 2032-06-30'
			],
			[
				'hired in 2025: the first full cycle',
				'2026-01-01T12:00 America/New_York',
				{ timeline: since('2025-03-14') },
				'current 2032-06-30'
			]
		]
	},
	minnesota: {
		rule: adopted('minnesota', '2024-07-01'),
		lines: [
			[
				'the last day of the period',
				'2027-06-30T23:59 America/Chicago',
				{ timeline: since('2015-01-01', { licensedOn: day('2024-07-01') }) },
				'due 2027-06-30'
			],
			[
				'the day after',
				'2027-07-01T00:00 America/Chicago',
				{ timeline: since('2015-01-01', { licensedOn: day('2024-07-01') }) },
				'overdue 2027-06-30'
			],
			[
				'a licence of another year',
				'2026-07-01T00:00 America/Chicago',
				{ timeline: since('2015-01-01', { licensedOn: day('2023-07-01') }) },
				'overdue 2026-06-30'
			],
			[
				'a licence from a leap day',
				'2027-02-27T12:00 America/Chicago',
				{ timeline: since('2015-01-01', { licensedOn: day('2024-02-29') }) },
				'due 2027-02-27'
			],
			[
				'no licence date: from hire',
				'2026-12-01T12:00 America/Chicago',
				{ timeline: since('2024-12-15') },
				'due 2027-12-14'
			]
		]
	},
	utah: {
		rule: adopted('utah', '2026-07-01'),
		lines: [
			['before the first year', '2026-06-30T12:00 America/Denver', {}, 'not-applicable not-in-effect'],
			['the last minute of the year', '2027-06-30T23:59 America/Denver', {}, 'due 2027-06-30'],
			[
				'the first of the next: July is for reporting',
				'2027-07-01T00:00 America/Denver',
				{},
				'in-grace 2027-06-30'
			],
			['the last of July', '2027-07-31T23:59 America/Denver', {}, 'in-grace 2027-06-30'],
			['suspended from 1 August', '2027-08-01T00:00 America/Denver', {}, 'overdue 2027-06-30'],
			[
				'made up in July',
				'2027-07-20T12:00 America/Denver',
				{ credits: [credit('2027-07-19 2400')] },
				'due 2028-06-30'
			],
			[
				'hired on 1 January: about half of the hours',
				'2027-06-01T12:00 America/Denver',
				{ timeline: since('2027-01-01'), credits: [credit('2027-02-01 1200')] },
				'current 2028-06-30'
			],
			[
				'and not less',
				'2027-06-01T12:00 America/Denver',
				{ timeline: since('2027-01-01'), credits: [credit('2027-02-01 1180')] },
				'due 2027-06-30'
			],
			['in the night the clocks go back', '2026-11-01T01:30 America/Denver', {}, 'due 2027-06-30']
		]
	},
	illinois: {
		rule: adopted('illinois', '2026-01-01', { items: ONE_MODULE }),
		lines: [
			['the first time: 90 days', '2026-04-01T23:59 America/Chicago', {}, 'due 2026-04-01'],
			['late', '2026-04-02T00:00 America/Chicago', {}, 'overdue 2026-04-01'],
			[
				'three years from completion',
				'2026-03-01T12:00 America/Chicago',
				{ completions: completed('1 TR-1 2026-02-28 2029-02-28') },
				'current 2029-02-28'
			],
			[
				'180 days before it opens',
				'2028-09-01T12:00 America/Chicago',
				{ completions: completed('1 TR-1 2026-02-28 2029-02-28') },
				'due 2029-02-28'
			],
			[
				'and a day earlier it does not',
				'2028-08-31T12:00 America/Chicago',
				{ completions: completed('1 TR-1 2026-02-28 2029-02-28') },
				'current 2029-02-28'
			],
			[
				'renewed early: nothing is lost',
				'2028-10-01T12:00 America/Chicago',
				{ completions: completed('1 TR-1 2026-02-28 2029-02-28', '2 TR-1 2028-10-01 2032-02-28') },
				'current 2032-02-28'
			],
			[
				'renewed late: from that day',
				'2029-06-01T12:00 America/Chicago',
				{ completions: completed('1 TR-1 2026-02-28 2029-02-28', '2 TR-1 2029-06-01 2032-06-01') },
				'current 2032-06-01'
			]
		]
	},
	washington: {
		rule: adopted('washington', '2026-01-01', { outside: [] }),
		lines: [
			['the last minute of the year', '2026-12-31T23:59 America/Los_Angeles', {}, 'due 2026-12-31'],
			['New Year', '2027-01-01T00:00 America/Los_Angeles', {}, 'overdue 2026-12-31'],
			[
				'newly hired: from the next year',
				'2026-08-01T12:00 America/Los_Angeles',
				{ timeline: since('2026-07-15') },
				'current 2027-12-31'
			],
			[
				'24 hours in pieces',
				'2026-12-01T12:00 America/Los_Angeles',
				{ credits: Array.from({ length: 24 }, (_, week) => credit(`2026-0${1 + (week % 9)}-15 60`)) },
				'current 2027-12-31'
			],
			['in the hour that does not exist', '2026-03-08T03:30 America/Los_Angeles', {}, 'due 2026-12-31']
		]
	},
	iowa: {
		rule: adopted('iowa', '2026-01-01'),
		lines: [
			[
				'the last minute of the year that is proposed',
				'2026-12-31T23:59 America/Chicago',
				{},
				'due 2026-12-31'
			],
			['New Year', '2027-01-01T00:00 America/Chicago', {}, 'overdue 2026-12-31'],
			[
				'hired on 2 July: half of everything',
				'2026-10-01T12:00 America/Chicago',
				{
					timeline: since('2026-07-02'),
					credits: [
						credit('2026-08-01 555 de-escalation:135 crisis-intervention:45 bloodborne-pathogens:45'),
						credit('2026-08-02 60', { category: 'firearms-qualification' })
					]
				},
				'current 2027-12-31'
			],
			[
				'a topic short of its half',
				'2026-10-01T12:00 America/Chicago',
				{
					timeline: since('2026-07-02'),
					credits: [
						credit('2026-08-01 555 de-escalation:119 crisis-intervention:45 bloodborne-pathogens:45'),
						credit('2026-08-02 60', { category: 'firearms-qualification' })
					]
				},
				'due 2026-12-31'
			]
		]
	},
	colorado: {
		rule: adopted('colorado', '2026-01-01'),
		lines: [
			['the last minute of the year', '2026-12-31T23:59 America/Denver', {}, 'due 2026-12-31'],
			[
				'New Year, in the east of the state as well',
				'2027-01-01T00:00 America/Denver',
				{},
				'overdue 2026-12-31'
			],
			[
				'24 hours with the three skills',
				'2026-12-31T12:00 America/Denver',
				{ credits: [credit('2026-12-31 1440 arrest-and-control:60 driver-training:60 firearms:60')] },
				'current 2027-12-31'
			],
			[
				'on military leave over New Year',
				'2027-01-15T12:00 America/Denver',
				{ leaves: away('military', '2026-12-01', '2027-01-31') },
				'paused 2027-03-03'
			],
			[
				'back from medical leave across the leap day',
				'2028-03-05T12:00 America/Denver',
				{
					credits: [
						credit('2026-06-01 1440 arrest-and-control:60 driver-training:60 firearms:60'),
						credit('2027-06-01 1440 arrest-and-control:60 driver-training:60 firearms:60')
					],
					leaves: away('medical', '2028-02-20', '2028-03-04')
				},
				'due 2029-01-14'
			]
		]
	}
};

describe.each(Object.entries(tables))('%s', (_, { rule, lines }) => {
	test.each(lines)('%s', (_, moment, facts, expected) => {
		expect(at(rule, moment, facts)).toBe(expected);
	});
});

test('every profile has a table', () => {
	expect(Object.keys(tables).toSorted()).toEqual(
		readStandards()
			.profiles.map(({ id }) => id)
			.toSorted()
	);
});

describe('leave across a boundary, where a department lets it stop the clock', () => {
	const rule = { ...adopted('utah', '2026-07-01'), pausedBy: ['military'] as const };
	test.each([
		[
			'away over 30 June',
			'2027-07-15T12:00 America/Denver',
			away('military', '2027-06-01', '2027-07-31'),
			'paused 2027-08-30'
		],
		[
			'back',
			'2027-08-01T00:00 America/Denver',
			away('military', '2027-06-01', '2027-07-31'),
			'due 2027-08-30'
		],
		[
			'of a kind that does not',
			'2027-07-15T12:00 America/Denver',
			away('medical', '2027-06-01', '2027-07-31'),
			'in-grace 2027-06-30'
		]
	])('%s', (_, moment, leaves, expected) => {
		expect(at(rule, moment, { leaves })).toBe(expected);
	});
});
