import { describe, expect, test } from 'vitest';
import {
	completed,
	credit,
	day,
	rule as ruleOf,
	since,
	stand,
	standingOf,
	type Facts
} from './facts-for-tests.ts';
import type { HoursNeed, RecurrenceRule } from './requirement.ts';

const hours = (minutes: number, more: Partial<HoursNeed> = {}): HoursNeed => ({
	...{ minutes, topics: [], carryOverMinutes: 0, credit: 'approved' },
	...more
});
const calendar = (changes: Partial<RecurrenceRule>) =>
	ruleOf({ items: [], renewalWindowDays: 0, hires: 'next-full', ...changes });

/** 10 hours each year from 1 July to 30 June. */
const fiscal = calendar({
	effectiveOn: day('2025-07-01'),
	everyMonths: 12,
	cycle: { kind: 'fixed', startsOn: day('2025-07-01') },
	hours: hours(600)
});
const anchored = calendar({
	effectiveOn: day('2024-07-01'),
	everyMonths: 48,
	cycle: { kind: 'anchored', month: 6, day: 30, year: 2028 },
	hours: hours(2400)
});

const kindAndDay = (rule: RecurrenceRule | RecurrenceRule[], today: string, facts: Facts = {}) => {
	const found = standingOf(rule, today, facts);
	return found.kind === 'not-applicable' ? `${found.kind} ${found.because}` : `${found.kind} ${found.dueOn}`;
};

describe('a year of hours', () => {
	const full = { credits: [credit('2025-09-01 600')] };
	test.each([
		['first day, nothing done', '2025-07-01', {}, 'due 2026-06-30'],
		['last day, nothing done', '2026-06-30', {}, 'due 2026-06-30'],
		['the day after', '2026-07-01', {}, 'overdue 2026-06-30'],
		['done in time: covered to the end of the next', '2025-09-01', full, 'current 2027-06-30'],
		['before it was done', '2025-08-31', full, 'due 2026-06-30'],
		['on the last day of the window', '2026-06-30', full, 'current 2027-06-30'],
		['on the first of the next', '2026-07-01', full, 'due 2027-06-30'],
		['a minute short', '2026-07-01', { credits: [credit('2025-09-01 599')] }, 'overdue 2026-06-30'],
		['done on the last day', '2026-07-01', { credits: [credit('2026-06-30 600')] }, 'due 2027-06-30'],
		[
			'training before the window does not count',
			'2025-07-02',
			{ credits: [credit('2025-06-30 600')] },
			'due 2026-06-30'
		],
		['missed and made up', '2026-09-02', { credits: [credit('2026-09-01 600')] }, 'due 2027-06-30'],
		[
			'what made it up does not count again',
			'2027-07-01',
			{ credits: [credit('2026-09-01 600'), credit('2026-10-01 500')] },
			'overdue 2027-06-30'
		],
		[
			'two years missed are made up one after the other',
			'2027-09-02',
			{ credits: [credit('2027-09-01 600')] },
			'overdue 2027-06-30'
		]
	] as [string, string, Facts, string][])('%s', (_, today, facts, expected) => {
		expect(kindAndDay(fiscal, today, facts)).toBe(expected);
	});

	test.each([
		['none without a rule for it', 0, 'overdue 2027-06-30'],
		['as many as the rule lets', 120, 'overdue 2027-06-30'],
		['enough', 150, 'due 2028-06-30']
	])('carry-over: %s', (_, carryOverMinutes, expected) => {
		const rule = { ...fiscal, hours: hours(600, { carryOverMinutes }) };
		const credits = [credit('2025-09-01 900'), credit('2026-09-01 450')];
		expect(kindAndDay(rule, '2027-07-01', { credits })).toBe(expected);
	});

	test('what was carried over is not carried on', () => {
		const rule = { ...fiscal, hours: hours(600, { carryOverMinutes: 600 }) };
		const credits = [credit('2025-09-01 1200')];
		expect(kindAndDay(rule, '2026-08-01', { credits })).toBe('current 2028-06-30');
		expect(kindAndDay(rule, '2027-07-02', { credits })).toBe('due 2028-06-30');
	});
});

describe('grace', () => {
	const rule = { ...fiscal, graceDays: 31 };
	test.each([
		['2026-06-30', 'due 2026-06-30'],
		['2026-07-01', 'in-grace 2026-06-30'],
		['2026-07-31', 'in-grace 2026-06-30'],
		['2026-08-01', 'overdue 2026-06-30']
	])('on %s', (today, expected) => {
		expect(kindAndDay(rule, today)).toBe(expected);
	});
});

describe('who comes in the middle', () => {
	const hired = (on: string) => ({ timeline: since(on) });
	test.each([
		['next full', 'next-full', '2026-01-01', 'current 2027-06-30'],
		['next full, hired on the first day', 'next-full', '2025-07-01', 'due 2026-06-30'],
		['next full, hired on the second', 'next-full', '2025-07-02', 'current 2027-06-30'],
		['the whole', 'whole', '2026-01-01', 'due 2026-06-30'],
		['a part', 'pro-rated', '2026-01-01', 'due 2026-06-30']
	] as [string, RecurrenceRule['hires'], string, string][])('%s', (_, hires, on, expected) => {
		expect(kindAndDay({ ...fiscal, hires }, '2026-01-02', hired(on))).toBe(expected);
	});

	test('a part is asked in proportion, in quarters of an hour, and the next window whole', () => {
		const rule = { ...fiscal, hires: 'pro-rated' as const };
		// 181 of 365 days of 600 minutes.
		expect(standingOf(rule, '2026-01-02', hired('2026-01-01')).cycle!.hours!.needed).toBe(300);
		const enough = { ...hired('2026-01-01'), credits: [credit('2026-02-01 300')] };
		expect(kindAndDay(rule, '2026-02-01', enough)).toBe('current 2027-06-30');
		expect(standingOf(rule, '2026-07-01', enough).cycle!.hours!.needed).toBe(600);
	});

	test('who was there before the rule took effect in the middle of a window is asked the whole', () => {
		const rule = { ...fiscal, effectiveOn: day('2026-01-01') };
		expect(stand(rule, '2026-01-02')).toBe(
			'due: Due 30 June 2026: fixed cycle from 1 July 2025 to 30 June 2026.'
		);
	});

	test('who is there too short is asked from the next window', () => {
		const rule = { ...fiscal, hires: 'whole' as const, minActiveDays: 90 };
		expect(kindAndDay(rule, '2026-05-02', hired('2026-04-02'))).toBe('due 2026-06-30');
		expect(kindAndDay(rule, '2026-05-02', hired('2026-04-03'))).toBe('current 2027-06-30');
	});

	test('what was missed before leaving is not asked of who comes back', () => {
		const timeline = since('2020-01-01', {}, [
			{ from: '2026-02-01', employed: false },
			{ from: '2027-09-01', employed: true }
		]);
		expect(kindAndDay(fiscal, '2026-01-31', { timeline })).toBe('due 2026-06-30');
		expect(kindAndDay(fiscal, '2027-03-01', { timeline })).toBe('not-applicable not-employed');
		expect(kindAndDay({ ...fiscal, hires: 'whole' }, '2027-09-02', { timeline })).toBe('due 2028-06-30');
	});
});

describe('leave and waivers', () => {
	const rule = { ...fiscal, pausedBy: ['military'] as const };
	const away = (kind: 'military' | 'family', from: string, until: string | null) => ({
		leaves: [{ kind, fromOn: day(from), untilOn: until === null ? null : day(until) }]
	});
	test.each([
		[
			'of a kind that stops the clock',
			away('military', '2026-06-01', '2026-06-20'),
			'2026-06-10',
			'paused 2026-07-20'
		],
		['after it', away('military', '2026-06-01', '2026-06-20'), '2026-07-20', 'due 2026-07-20'],
		['and late after all', away('military', '2026-06-01', '2026-06-20'), '2026-07-21', 'overdue 2026-07-20'],
		['of another kind', away('family', '2026-06-01', '2026-06-20'), '2026-06-10', 'due 2026-06-30'],
		['across the boundary', away('military', '2026-06-01', '2026-08-31'), '2026-09-01', 'due 2026-09-30'],
		['without an end', away('military', '2026-06-01', null), '2026-06-30', 'paused 2026-07-30'],
		['begun after the due day', away('military', '2026-07-02', null), '2026-07-10', 'paused 2026-06-30']
	] as [string, Facts, string, string][])('leave %s', (_, facts, today, expected) => {
		expect(kindAndDay(rule, today, facts)).toBe(expected);
	});

	test('what leave moved is not taken back by being done', () => {
		const monthly = { ...rule, everyMonths: 1, hours: hours(60) };
		const facts = { ...away('military', '2025-07-01', '2025-08-31'), credits: [credit('2025-07-01 60')] };
		expect(kindAndDay(monthly, '2025-07-31', { ...facts, credits: [] })).toBe('paused 2025-10-01');
		expect(kindAndDay(monthly, '2025-07-31', facts)).toBe('current 2025-10-01');
	});

	const waived = (from: string, until: string) => ({ waivers: [{ fromOn: day(from), untilOn: day(until) }] });
	test.each([
		['while it runs', waived('2026-05-01', '2026-07-31'), '2026-06-01', 'waived 2026-06-30'],
		[
			'over the due day: the window is excused',
			waived('2026-05-01', '2026-07-31'),
			'2026-08-01',
			'due 2027-06-30'
		],
		['over before the due day', waived('2026-05-01', '2026-06-29'), '2026-07-01', 'overdue 2026-06-30'],
		['to the due day itself', waived('2026-05-01', '2026-06-30'), '2026-07-01', 'due 2027-06-30'],
		['begun the day after', waived('2026-07-01', '2026-07-31'), '2026-08-01', 'overdue 2026-06-30'],
		[
			'who is done needs none',
			{ ...waived('2026-05-01', '2026-07-31'), credits: [credit('2025-08-01 600')] },
			'2026-06-01',
			'current 2027-06-30'
		]
	] as [string, Facts, string, string][])('a waiver %s', (_, facts, today, expected) => {
		expect(kindAndDay(fiscal, today, facts)).toBe(expected);
	});
});

describe('modules in a window', () => {
	const rule = calendar({
		effectiveOn: day('2025-01-01'),
		everyMonths: 24,
		renewalWindowDays: 60,
		cycle: { kind: 'fixed', startsOn: day('2025-01-01') },
		items: [
			{ position: 1, code: 'TR-4', kind: 'module' },
			{ position: 2, code: 'RF-2', kind: 'module' }
		],
		outside: [{ category: 'first-aid', title: 'First aid' }]
	});
	const both = completed('1 TR-4 2025-03-01 2028-12-31', '1 RF-2 2025-04-01 2028-12-31');
	const aid = credit('2025-05-01 120', { category: 'first-aid' });
	const cycle = (today: string, facts: Facts) => {
		const found = standingOf(rule, today, facts);
		return `${found.kind} ${found.cycle!.number} ${found.dueOn}`;
	};
	test.each([
		['one module', { completions: both.slice(0, 1) }, '2025-06-01', 'due 1 2026-12-31'],
		['both, without what comes from elsewhere', { completions: both }, '2025-06-01', 'due 1 2026-12-31'],
		['everything', { completions: both, credits: [aid] }, '2025-06-01', 'current 1 2028-12-31'],
		[
			'the next opens a renewal window early',
			{ completions: both, credits: [aid] },
			'2026-11-02',
			'due 101 2028-12-31'
		],
		['not a day before', { completions: both, credits: [aid] }, '2026-11-01', 'current 1 2028-12-31'],
		[
			'done early, in the renewal window: nothing is lost',
			{
				completions: [
					...both,
					...completed('101 TR-4 2026-11-15 2030-12-31', '101 RF-2 2026-11-15 2030-12-31')
				],
				credits: [aid, credit('2026-11-15 120', { category: 'first-aid' })]
			},
			'2026-12-01',
			'current 101 2030-12-31'
		],
		[
			'the last cycle’s pass never completes this one',
			{
				completions: completed('1 TR-4 2025-03-01 2028-12-31', '1 RF-2 2025-04-01 2028-12-31'),
				credits: [aid, credit('2027-05-01 60', { category: 'first-aid' })]
			},
			'2028-06-01',
			'due 101 2028-12-31'
		],
		[
			'revoked: all of it again under a number of its own, the day stays',
			{
				completions: completed('1 TR-4 2025-03-01 2028-12-31 2025-09-01', '1 RF-2 2025-04-01 2028-12-31'),
				credits: [aid]
			},
			'2025-09-01',
			'due 2 2026-12-31'
		],
		[
			'revoked after its day: due at once',
			{
				completions: completed('1 TR-4 2025-03-01 2028-12-31 2027-09-01', '1 RF-2 2025-04-01 2028-12-31'),
				credits: [aid]
			},
			'2027-09-01',
			'due 2 2027-09-01'
		]
	] as [string, Facts, string, string][])('%s', (_, facts, today, expected) => {
		expect(cycle(today, facts)).toBe(expected);
	});
});

describe('every due day says why', () => {
	test.each([
		[
			anchored,
			'2026-01-01',
			{ timeline: since('2025-03-14') },
			'current: Due 30 June 2032: anchored, 30 June of every fourth year, the cycle from 1 July 2028; hired 14 March 2025, so this is the first full cycle.'
		],
		[
			{ ...anchored, hires: 'pro-rated' },
			'2026-01-01',
			{ timeline: since('2025-03-14') },
			'due: Due 30 June 2028: anchored, 30 June of every fourth year, the cycle from 1 July 2024; hired 14 March 2025, so 82 percent of the hours are asked.'
		],
		[
			calendar({
				effectiveOn: day('2026-01-01'),
				everyMonths: 36,
				cycle: { kind: 'licence' },
				hours: hours(2880),
				hires: 'whole'
			}),
			'2026-06-01',
			{ timeline: since('2019-05-05', { licensedOn: day('2024-07-01') }) },
			'due: Due 30 June 2027: licence period from 1 July 2024, counted from the licence of 1 July 2024.'
		],
		[
			calendar({
				effectiveOn: day('2026-01-01'),
				everyMonths: 36,
				cycle: { kind: 'licence' },
				hours: hours(2880),
				hires: 'whole'
			}),
			'2026-06-01',
			{ timeline: since('2019-05-05') },
			'due: Due 4 May 2028: licence period from 5 May 2025, counted from hire, as no licence date is recorded, on 5 May 2019.'
		],
		[
			{ ...fiscal, pausedBy: ['military'] },
			'2026-06-10',
			{ leaves: [{ kind: 'military', fromOn: day('2026-06-01'), untilOn: null }] },
			'paused: Otherwise due 10 July 2026: fixed cycle from 1 July 2025 to 30 June 2026, moved by 10 days of leave or waiver. The clock stands during military leave; the day is counted as if it ended today.'
		],
		[
			{ ...fiscal, graceDays: 31 },
			'2026-07-10',
			{},
			'in-grace: Was due 30 June 2026: fixed cycle from 1 July 2025 to 30 June 2026. Grace runs to 31 July 2026.'
		]
	] as [RecurrenceRule, string, Facts, string][])('%#', (rule, today, facts, expected) => {
		expect(stand(rule, today, facts)).toBe(expected);
	});
});
