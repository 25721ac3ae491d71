import { expect, test } from 'vitest';
import type { Audience } from '../audience.ts';
import { day } from '../facts-for-tests.ts';
import { PLAIN, type Requirement } from '../requirement.ts';
import { audienceWords } from './audience-words.ts';
import { requirementWords } from './requirement-words.ts';
import { versionChanges } from './version-changes.ts';

const names = {
	units: new Map([['u1', 'Patrol, nights']]),
	items: new Map([['TR-4', 'Signs of danger']]),
	topics: new Map([['de-escalation', 'De-escalation']])
};
const requirement: Requirement = {
	...PLAIN,
	...{ id: 'r', title: 'Test', citation: 'Code 1', effectiveOn: day('2026-11-26') },
	...{ firstDueDays: 60, everyMonths: 24, renewalWindowDays: 90, binding: true },
	...{ passPercent: 80, attemptsPerCycle: 3, waitMinutes: 30 },
	items: [
		{ position: 1, code: 'TR-4', kind: 'module' },
		{ position: 2, code: 'SC-9', kind: 'scenario' }
	]
};

test.each<[Audience['all'], string]>([
	[[], 'All officers'],
	[[{ of: 'rank', in: ['Sergeant'] }], 'Officers with the rank Sergeant'],
	[
		[
			{ of: 'rank', in: ['Chief', 'Captain', 'Major'], except: true },
			{ of: 'unit', in: ['u1', 'u2'] }
		],
		'Officers without the rank Chief, Captain or Major, in the unit Patrol, nights or u2'
	],
	[[{ of: 'role', in: ['supervisor'] }], 'Officers who are also supervisors'],
	[
		[
			{ of: 'assignment', in: ['Detective'] },
			{ of: 'hired', from: day('2025-03-01'), until: null }
		],
		'Officers with the assignment Detective, hired from 1 March 2025'
	]
])('%j is %s', (all, words) => {
	expect(audienceWords({ all }, names.units)).toBe(words);
});

test('a rolling requirement', () => {
	expect(requirementWords(requirement, names)).toEqual({
		who: 'All officers',
		asked: '1 module, 1 scenario',
		items: ['TR-4 Signs of danger', 'SC-9'],
		hours: [],
		outside: [],
		cycle: 'Every 2 years from each completion',
		often: [
			'Counts from 26 November 2026',
			'First due 60 days after it counts, or after hire',
			'A renewal may begin 90 days before',
			'No grace after the due day',
			'Leave does not stop the clock'
		],
		attempts: [
			'Pass mark 80 percent',
			'3 attempts at each quiz in a cycle',
			'The next attempt may begin 30 minutes after a failed one'
		],
		after: ['Nobody but the officer is told at once']
	});
});

const hours: Requirement = {
	...requirement,
	...{ cycle: { kind: 'fixed', startsOn: day('2025-07-01') }, everyMonths: 12, items: [] },
	...{ hires: 'pro-rated', minActiveDays: 90, graceDays: 1, pausedBy: ['military'], renewalWindowDays: 0 },
	hours: {
		minutes: 2400,
		topics: [
			{ topic: 'de-escalation', minutes: 60 },
			{ topic: 'human-diversity', minutes: 0 }
		],
		carryOverMinutes: 480,
		credit: 'measured'
	},
	outside: [{ category: 'first-aid', title: 'First aid' }],
	consequences: { text: 'Certification ends.', reportWithinDays: 30, tellSupervisor: true }
};

test('hours in windows', () => {
	expect(requirementWords(hours, names)).toMatchObject({
		asked: '40 hours, 1 from elsewhere',
		hours: [
			'40 hours in each cycle',
			'of these, 1 hour of De-escalation',
			'human-diversity, for however long',
			'Up to 8 hours beyond that count for the next cycle',
			'Of our modules, the minutes measured count, at most those approved'
		],
		outside: ['First aid'],
		cycle: 'Fixed cycles of 1 year, one of which begins 1 July 2025',
		often: [
			'Counts from 26 November 2026',
			'Who comes in the middle is asked for the hours of the time that is left',
			'Nothing can be done for the next cycle before it begins',
			'1 day of grace before it counts as overdue',
			'Not asked of who is there for fewer than 90 days of a cycle',
			'The clock stands during military service'
		],
		attempts: [],
		after: [
			'Certification ends.',
			'Reported to the state within 30 days',
			'The supervisor of the unit is told as well'
		]
	});
});

test('a version names the lines that went and came', () => {
	const words = requirementWords(requirement, names);
	const changed = requirementWords({ ...requirement, graceDays: 30 }, names);
	expect(versionChanges(words, changed)).toEqual([
		{
			label: 'Days',
			gone: ['No grace after the due day'],
			added: ['30 days of grace before it counts as overdue']
		}
	]);
	expect(versionChanges(words, words)).toEqual([]);
});
