import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Audience } from './audience.ts';
import { checkRequirement, requirementProblems, type EnteredRequirement } from './check-requirement.ts';
import { PLAIN, type HoursNeed, type RequirementItem } from './requirement.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const draft: EnteredRequirement = {
	title: 'Trauma-informed response',
	citation: '50 ILCS 705/10.21',
	effectiveOn: day('2026-11-23'),
	firstDueDays: 60,
	everyMonths: 24,
	renewalWindowDays: 60,
	passPercent: 80,
	attemptsPerCycle: 3,
	waitMinutes: 0
};
const item = (code: string, kind: RequirementItem['kind'] = 'module') => ({ position: 1, code, kind });
const module = [item('TR-4')];

const hours: HoursNeed = {
	minutes: 2400,
	topics: [{ topic: 'trauma', minutes: 60 }],
	carryOverMinutes: 0,
	credit: 'approved'
};
/** The Utah year, from 1 July. */
const year: EnteredRequirement = {
	...draft,
	everyMonths: 12,
	renewalWindowDays: 30,
	cycle: { kind: 'fixed', startsOn: day('2026-07-01') },
	hires: 'pro-rated',
	graceDays: 31,
	minActiveDays: 30,
	hours
};
const june = { kind: 'anchored', month: 6, day: 30, year: 2028 } as const;
const known = { topics: ['trauma', 'domestic-violence'], categories: ['first-aid'] };

describe('a sound requirement has no problem', () => {
	test.each([
		['rolling over modules', draft, [...module, item('SC-1', 'scenario')]],
		['as it was before there was more to say', { ...PLAIN, ...draft }, module],
		['a year of hours and modules', year, module],
		['hours alone', year, []],
		['rolling hours alone', { ...draft, hours: { ...hours, topics: [] } }, []],
		[
			'rolling hours with a category',
			{ ...draft, hours, outside: [{ category: 'first-aid', title: 'First aid' }] },
			[]
		],
		[
			'rolling training from elsewhere alone',
			{ ...draft, outside: [{ category: 'first-aid', title: 'First aid' }] },
			[]
		],
		[
			'training from elsewhere alone',
			{ ...year, hours: null, outside: [{ category: 'first-aid', title: 'First aid' }] },
			[]
		],
		[
			'a topic without hours',
			{ ...year, hours: { ...hours, minutes: 0, topics: [{ topic: 'trauma', minutes: 0 }] } },
			[]
		],
		['anchored on a day', { ...year, everyMonths: 48, cycle: june }, module],
		['anchored on 29 February', { ...year, everyMonths: 12, cycle: { ...june, month: 2, day: 29 } }, module],
		['a licence', { ...year, everyMonths: 36, cycle: { kind: 'licence' } }, module],
		['the last day of a window, with grace', { ...year, effectiveOn: day('2027-06-30') }, module],
		[
			'reported in 30 days',
			{ ...draft, consequences: { text: '', reportWithinDays: 30, tellSupervisor: true } },
			module
		]
	] satisfies [string, EnteredRequirement, RequirementItem[]][])('%s', (_, entered, items) => {
		expect(requirementProblems(entered, items, known)).toEqual([]);
	});
});

const wrong = (base: EnteredRequirement, rows: [string, object, RegExp][]) =>
	rows.map(([field, change, reason]) => [field, change, base, reason] as const);

test.each([
	...wrong(draft, [
		['title', { title: ' ' }, /title/],
		['title', { title: 'x'.repeat(201) }, /200/],
		['citation', { citation: '' }, /law or policy/],
		['citation', { citation: 'x'.repeat(501) }, /500/],
		['effectiveOn', { effectiveOn: day('0026-11-23') }, /1990/],
		['firstDueDays', { firstDueDays: 0 }, /one day/],
		['firstDueDays', { firstDueDays: 1.5 }, /one day/],
		['firstDueDays', { firstDueDays: Infinity }, /one day/],
		['firstDueDays', { firstDueDays: 3651 }, /3650/],
		['firstDueDays', { everyMonths: 1, renewalWindowDays: 0, firstDueDays: 29 }, /longer than a cycle/],
		['everyMonths', { everyMonths: 0 }, /one month/],
		['everyMonths', { everyMonths: 241 }, /240/],
		['everyMonths', { everyMonths: NaN }, /one month/],
		['renewalWindowDays', { renewalWindowDays: -1 }, /negative/],
		['renewalWindowDays', { renewalWindowDays: 0.5 }, /parts of a day/],
		['renewalWindowDays', { everyMonths: 1, renewalWindowDays: 29 }, /longer than the cycle/],
		['graceDays', { graceDays: -1 }, /0 or more/],
		['graceDays', { graceDays: 730 }, /nobody would ever be overdue/],
		['graceDays', { everyMonths: 1, renewalWindowDays: 14, graceDays: 14 }, /three cycles/],
		['minActiveDays', { minActiveDays: 1 }, /no window to be active in/],
		['hires', { hires: 'pro-rated' }, /nobody comes in the middle/],
		['hires', { hires: 'some' }, /Choose/],
		['cycle', { cycle: { kind: 'lunar' } }, /Choose how/],
		['passPercent', { passPercent: 79 }, /80 and 100/],
		['passPercent', { passPercent: 101 }, /80 and 100/],
		['attemptsPerCycle', { attemptsPerCycle: 0 }, /at least one attempt/],
		['attemptsPerCycle', { attemptsPerCycle: 1001 }, /1,000/],
		['waitMinutes', { waitMinutes: -1 }, /0 or more/],
		['waitMinutes', { waitMinutes: 527_041 }, /a year/],
		['openCycles', { openCycles: 'forget' }, /open then/],
		['pausedBy', { pausedBy: ['holiday'] }, /kinds of leave/],
		['pausedBy', { pausedBy: ['medical', 'medical'] }, /each once/],
		['hours', { hours }, /either modules or hours/],
		['hours', { outside: [{ category: 'first-aid', title: 'First aid' }] }, /either modules or hours/],
		[
			'consequences',
			{ consequences: { text: 'x'.repeat(2001), reportWithinDays: null, tellSupervisor: false } },
			/2,000/
		],
		[
			'reportWithinDays',
			{ consequences: { text: '', reportWithinDays: 0, tellSupervisor: false } },
			/1 and 366/
		],
		[
			'reportWithinDays',
			{ consequences: { text: '', reportWithinDays: 367, tellSupervisor: false } },
			/1 and 366/
		]
	]),
	...wrong(year, [
		['graceDays', { graceDays: 365 }, /nobody would ever be overdue/],
		['graceDays', { graceDays: 335 }, /three cycles/],
		['graceDays', { graceDays: 2.5 }, /whole number/],
		['minActiveDays', { minActiveDays: 366 }, /more days than a cycle has/],
		['minActiveDays', { minActiveDays: -1 }, /0 or more/],
		['startsOn', { cycle: { kind: 'fixed', startsOn: day('1789-07-14') } }, /1990/],
		['effectiveOn', { effectiveOn: day('2027-06-30'), graceDays: 0, minActiveDays: 0 }, /over at once/],
		[
			'effectiveOn',
			{ effectiveOn: day('2028-06-30'), graceDays: 0, minActiveDays: 0, cycle: june },
			/over at once/
		],
		['everyMonths', { everyMonths: 18, cycle: june }, /whole years/],
		['endsOn', { cycle: { ...june, month: 2, day: 30 } }, /no such day/],
		['endsOn', { cycle: { ...june, day: 31 } }, /no such day/],
		['endsOn', { cycle: { ...june, month: 13 } }, /no such day/],
		['endsOn', { cycle: { ...june, day: 0 } }, /no such day/],
		['endsOn', { cycle: { ...june, year: 28 } }, /no such day/],
		['hours', { hours: { ...hours, minutes: -60 } }, /0 or more/],
		['hours', { hours: { ...hours, minutes: 0.5, topics: [] } }, /0 or more/],
		['hours', { hours: { ...hours, minutes: 365 * 24 * 60 + 1 } }, /does not have that many hours/],
		['hours', { hours: { ...hours, minutes: 1e300 } }, /0 or more/],
		['hours', { hours: { ...hours, minutes: 0, topics: [] } }, /No hours and no topic/],
		[
			'topics',
			{ hours: { ...hours, topics: [{ topic: 'trauma', minutes: 2401 }] } },
			/more hours than the whole/
		],
		['topics', { hours: { ...hours, topics: [{ topic: 'trauma', minutes: -1 }] } }, /0 or more/],
		['topics', { hours: { ...hours, topics: [{ topic: '', minutes: 1 }] } }, /has a name/],
		['topics', { hours: { ...hours, topics: [...hours.topics, ...hours.topics] } }, /each topic once/],
		['topics', { hours: { ...hours, topics: [{ topic: 'truama', minutes: 1 }] } }, /Did you mean “trauma”/],
		['carryOver', { hours: { ...hours, carryOverMinutes: 2401 } }, /done before it began/],
		['carryOver', { hours: { ...hours, carryOverMinutes: -1 } }, /0 or more/],
		['credit', { hours: { ...hours, credit: 'guessed' } }, /Choose which/],
		['outside', { outside: [{ category: 'First aid', title: 'First aid' }] }, /small letters/],
		['outside', { outside: [{ category: 'first-aid', title: '' }] }, /a title/],
		[
			'outside',
			{
				outside: [
					{ category: 'first-aid', title: 'A' },
					{ category: 'first-aid', title: 'B' }
				]
			},
			/each category once/
		],
		['outside', { outside: [{ category: 'first-aids', title: 'A' }] }, /Did you mean “first-aid”/]
	])
])('%s: %j', (field, change, base, reason) => {
	const problems = requirementProblems({ ...base, ...change }, module, known);
	expect(problems).toContainEqual({ field, reason: expect.stringMatching(reason) });
	expect(problems.every(({ reason }) => /[.?]$/.test(reason))).toBe(true);
});

test.each([
	['items', 'nothing at all', draft, [], /Nothing is asked/],
	['items', 'scenarios alone', draft, [item('SC-1', 'scenario')], /at least one module/],
	['items', 'a module twice', draft, [item('TR-4'), item('TR-4')], /once/],
	[
		'carryOver',
		'carry-over without an end',
		{ ...draft, hours: { ...hours, carryOverMinutes: 1 } },
		[],
		/no end/
	]
] satisfies [string, string, EnteredRequirement, RequirementItem[], RegExp][])(
	'%s: %s',
	(field, _, entered, items, reason) => {
		expect(requirementProblems(entered, items, known)).toEqual([
			{ field, reason: expect.stringMatching(reason) }
		]);
	}
);

test.each([
	['a role of nothing', [{ of: 'role', in: [] }], /at least one role/],
	['a role that is none', [{ of: 'role', in: ['chief'] }], /roles there are/],
	['a rank of nothing', [{ of: 'rank', in: [] }], /at least one rank/],
	['an empty rank', [{ of: 'rank', in: [' '] }], /empty/],
	['a unit of nothing', [{ of: 'unit', in: [] }], /at least one unit/],
	['an assignment too long', [{ of: 'assignment', in: ['x'.repeat(101)] }], /too long/],
	['hired at any time', [{ of: 'hired', from: null, until: null }], /from or until/],
	[
		'hired backwards',
		[{ of: 'hired', from: day('2027-01-01'), until: day('2026-12-31') }],
		/before they begin/
	],
	['something else', [{ of: 'shoe size', in: ['44'] }], /shoe size/],
	['too many conditions', Array.from({ length: 21 }, () => ({ of: 'rank', in: ['Officer'] })), /At most/]
])('audience: %s', (_, all, reason) => {
	expect(checkRequirement({ ...draft, audience: { all } as unknown as Audience }, module)).toEqual({
		field: 'audience',
		reason: expect.stringMatching(reason)
	});
});

test('several wrong entries are all named, each field once, in the order of the form', () => {
	const entered = { ...draft, title: '', everyMonths: 0, graceDays: -1, passPercent: 7 };
	expect(requirementProblems(entered, []).map(({ field }) => field)).toEqual([
		...['title', 'items', 'everyMonths', 'graceDays', 'passPercent']
	]);
	expect(checkRequirement(entered, [])?.field).toBe('title');
});
