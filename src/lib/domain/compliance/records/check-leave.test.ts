import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { checkLeave } from './check-leave.ts';
import { overlapping } from './days.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
type Span = readonly [from: string, until: string | null];
const days = ([from, until]: Span) => ({
	fromOn: on(from),
	untilOn: until ? on(until) : null
});
const history = [
	{ heldFrom: on('2024-03-01'), employed: true },
	{ heldFrom: on('2025-01-01'), employed: false },
	{ heldFrom: on('2025-07-01'), employed: true }
];
const today = on('2026-11-23');
const check = (from: string, until: string | null, ...others: Span[]) =>
	checkLeave(days([from, until]), { history, today, others: others.map(days) });

describe('leave is recorded', () => {
	it.each([
		['for a day', '2026-03-03', '2026-03-03'],
		['for weeks, over the end of a month', '2026-01-20', '2026-03-03'],
		['over the turn of the year', '2026-12-20', '2027-01-10'],
		['with no end known', '2026-03-03', null],
		['for days that are over', '2025-07-01', '2025-08-01'],
		['from the first day of the first spell', '2024-03-01', '2024-03-31'],
		['up to a year ahead', '2027-11-23', null],
		['for five years to the day', '2026-03-03', '2031-03-03'],
		['over a leap day', '2027-11-01', '2028-02-29']
	] as const)('%s', (_, from, until) => {
		expect(check(from, until)).toBeNull();
	});
});

describe('leave is refused', () => {
	it.each([
		['when it ends before it begins', '2026-03-03', '2026-03-02', 'untilOn', 'ends-before-it-begins'],
		['when it ends more than five years later', '2026-03-03', '2031-03-04', 'untilOn', 'too-long'],
		['before anybody knew the person', '2024-02-29', null, 'fromOn', 'not-employed'],
		['on the day after which they had left', '2025-01-01', '2025-08-01', 'fromOn', 'not-employed'],
		['on the last day before they came back', '2025-06-30', null, 'fromOn', 'not-employed'],
		['more than a year ahead', '2027-11-24', null, 'fromOn', 'too-far-ahead'],
		['for a year that was mistyped', '2062-03-03', '2062-04-03', 'fromOn', 'too-far-ahead']
	] as const)('%s', (_, from, until, field, reason) => {
		expect(check(from, until)).toEqual({ field, reason });
	});
});

describe('no day is counted twice', () => {
	it.each([
		['the same days', '2026-03-03', '2026-03-09', ['2026-03-03', '2026-03-09'], true],
		['one day in common at the end', '2026-03-03', '2026-03-09', ['2026-03-09', '2026-04-01'], true],
		['one day in common at the beginning', '2026-03-09', '2026-03-20', ['2026-03-01', '2026-03-09'], true],
		['one within the other', '2026-03-04', '2026-03-05', ['2026-03-03', '2026-03-09'], true],
		['one around the other', '2026-03-01', '2026-03-20', ['2026-03-03', '2026-03-09'], true],
		['the day after', '2026-03-10', '2026-03-20', ['2026-03-03', '2026-03-09'], false],
		['the day before', '2026-02-20', '2026-03-02', ['2026-03-03', '2026-03-09'], false],
		['an open one that began before', '2026-03-03', '2026-03-09', ['2026-01-01', null], true],
		['an open one that begins afterwards', '2026-03-03', '2026-03-09', ['2026-03-10', null], false],
		['open beside what is over', '2026-03-10', null, ['2026-03-03', '2026-03-09'], false],
		['open beside what is still to come', '2026-03-01', null, ['2026-03-03', '2026-03-09'], true],
		['two open ones', '2026-03-01', null, ['2026-06-01', null], true]
	] as const)('%s', (_, from, until, other, clash) => {
		expect(check(from, until, other)).toEqual(
			clash ? { field: 'fromOn', reason: 'overlaps', with: days(other) } : null
		);
		// Which of the two was there first makes no difference.
		expect(overlapping(days(other), [days([from, until])]) !== null).toBe(clash);
	});

	it('is said of the one that is in the way', () => {
		const others: Span[] = [
			['2026-01-01', '2026-01-31'],
			['2026-05-01', '2026-05-31']
		];
		expect(check('2026-05-20', null, ...others)).toMatchObject({ with: days(['2026-05-01', '2026-05-31']) });
		expect(check('2026-02-01', '2026-04-30', ...others)).toBeNull();
	});
});
