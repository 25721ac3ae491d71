import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { messagesDue, type ToldStanding } from './messages-due.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const standing = (more: Partial<ToldStanding> = {}): ToldStanding => ({
	requirementId: 'req',
	title: 'First response',
	kind: 'due',
	dueOn: day('2026-11-30'),
	cycle: 1,
	opensOn: day('2026-10-01'),
	why: 'Due 30 November 2026: 60 days after hire on 1 October 2026.',
	consequence: '',
	tellSupervisor: false,
	...more
});

const told = (today: string, more: Partial<ToldStanding> = {}, remindDays: number[] = [30, 7, 1]) =>
	messagesDue({ personId: 'ann', standings: [standing(more)], remindDays, today: day(today) }).map(
		({ key }) => key
	);

const due = (days: number | string, on = '2026-11-30') => `due-soon/ann/req/1/${on}/${days}`;
const overdue = (week: number) => `overdue/ann/req/1/2026-11-30/${week}`;

describe('while it is due', () => {
	test.each([
		['the day on which it opens', '2026-10-01', 'assigned/ann/req/1'],
		['31 days before', '2026-10-30', 'assigned/ann/req/1'],
		['30 days before', '2026-10-31', due(30)],
		['29 days before, had the server been down', '2026-11-01', due(30)],
		['8 days before', '2026-11-22', due(30)],
		['7 days before', '2026-11-23', due(7)],
		['2 days before', '2026-11-28', due(7)],
		['the day before', '2026-11-29', due(1)],
		['the day itself', '2026-11-30', due(1)]
	])('%s', (_, today, key) => expect(told(today)).toEqual([key]));

	it('is told nothing that would be read after the day has passed', () => {
		expect(told('2026-12-01')).toEqual([]);
	});

	it('says what opened with few days left once: reminders of days before it opened are no news', () => {
		const opensOn = day('2026-11-25');
		expect(told('2026-11-25', { opensOn })).toEqual(['assigned/ann/req/1']);
		expect(told('2026-11-28', { opensOn })).toEqual(['assigned/ann/req/1']);
		expect(told('2026-11-29', { opensOn })).toEqual([due(1)]);
	});

	it('follows the department’s own days, in any order', () => {
		expect(told('2026-11-17', {}, [3, 14])).toEqual([due(14)]);
		expect(told('2026-11-27', {}, [3, 14])).toEqual([due(3)]);
		expect(told('2026-11-29', {}, [])).toEqual(['assigned/ann/req/1']);
	});

	it('reminds of a day that was moved anew, and of another cycle', () => {
		expect(told('2026-12-24', { dueOn: day('2026-12-31') })).toEqual([due(7, '2026-12-31')]);
		expect(told('2026-11-23', { cycle: 2 })).toEqual(['due-soon/ann/req/2/2026-11-30/7']);
	});

	it('counts days on the calendar, over a month end and a leap day', () => {
		const dueOn = day('2028-03-01');
		expect(told('2028-02-23', { dueOn })).toEqual([due(7, '2028-03-01')]);
		expect(told('2028-02-22', { dueOn })).toEqual([due(30, '2028-03-01')]);
		expect(told('2028-02-29', { dueOn })).toEqual([due(1, '2028-03-01')]);
	});
});

test.each([
	['2026-12-01', 0],
	['2026-12-07', 0],
	['2026-12-08', 1],
	['2026-12-15', 2],
	['2027-12-01', 52]
])('overdue on %s: week %i', (today, week) => {
	expect(told(today, { kind: 'overdue' })).toEqual([overdue(week)]);
});

it('says once that the day has passed and the grace runs', () => {
	expect(told('2026-12-01', { kind: 'in-grace' })).toEqual([due('grace')]);
	expect(told('2026-12-20', { kind: 'in-grace' })).toEqual([due('grace')]);
});

test.each(['current', 'waived', 'paused', 'not-applicable'] as const)('%s: nothing', (kind) => {
	expect(told('2026-11-29', { kind })).toEqual([]);
	expect(told('2026-12-29', { kind })).toEqual([]);
});

it('asks nothing of who has no due day', () => {
	expect(told('2026-11-29', { dueOn: null })).toEqual([]);
});

it('gives the same keys to two servers, and different ones to two people', () => {
	const facts = { standings: [standing()], remindDays: [7], today: day('2026-11-23') };
	expect(messagesDue({ personId: 'ann', ...facts })).toEqual(messagesDue({ personId: 'ann', ...facts }));
	expect(messagesDue({ personId: 'bo', ...facts })[0]!.key).toBe('due-soon/bo/req/1/2026-11-30/7');
});

test('a server that looks only now and then never tells more than one that looks every day', () => {
	const days = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 40 });
	const open = day('2026-09-01');
	const on = (today: number) => {
		const date = open.add({ days: today });
		const kind = Temporal.PlainDate.compare(date, day('2026-11-30')) > 0 ? 'overdue' : 'due';
		return told(date.toString(), { kind, opensOn: open });
	};
	const daily = new Set(Array.from({ length: 121 }, (_, n) => on(n)).flat());
	expect(daily.size).toBe(1 + 3 + 5);
	fc.assert(
		fc.property(days, (seen) => {
			const now = new Set(seen.flatMap(on));
			for (const key of now) expect(daily).toContain(key);
			expect(now.size).toBeLessThanOrEqual(seen.length);
		})
	);
});
