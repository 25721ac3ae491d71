import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { daysLate, reportDueOn, reportRuleInWords, reportRuleOf, type ReportRule } from './report-due.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const filing = (more: { withinDays?: number; afterCycleDays?: number }) => ({
	...{ how: '', deadline: '', states: [], basis: '', fields: [], withinDays: null, afterCycleDays: null },
	...more
});
const checkedOn = day('2026-11-26');
const years = { cycle: { kind: 'fixed', startsOn: day('2026-07-01') }, everyMonths: 12 } as const;
const fourYears = { cycle: { kind: 'anchored', month: 6, day: 30, year: 2028 }, everyMonths: 48 } as const;
const rolling = { cycle: { kind: 'rolling' }, everyMonths: 36 } as const;

const texas = reportRuleOf({ cycle: years, filing: filing({ withinDays: 30 }), checkedOn })!;
const minnesota = reportRuleOf({ cycle: null, filing: filing({ withinDays: 14 }), checkedOn })!;
const utah = reportRuleOf({ cycle: years, filing: filing({ afterCycleDays: 31 }), checkedOn })!;
const florida = reportRuleOf({ cycle: fourYears, filing: filing({ afterCycleDays: 0 }), checkedOn })!;

describe('the rule of a profile', () => {
	test('none where it names no day, or cycles that differ from officer to officer', () => {
		expect(reportRuleOf({ cycle: years, filing: filing({}), checkedOn })).toBeNull();
		expect(reportRuleOf({ cycle: rolling, filing: filing({ afterCycleDays: 30 }), checkedOn })).toBeNull();
		expect(reportRuleOf({ cycle: null, filing: filing({ afterCycleDays: 30 }), checkedOn })).toBeNull();
	});

	test.each([
		[texas, 'within 30 days of the training'],
		[utah, 'within 31 days of the end of the cycle that it lies in'],
		[florida, 'by the last day of the cycle that it lies in'],
		[{ kind: 'within', days: 1 } as ReportRule, 'within 1 day of the training']
	])('in words', (rule, words) => expect(reportRuleInWords(rule)).toBe(words));
});

describe('the last day in time', () => {
	test.each([
		['Texas', texas, '2026-11-02', '2026-12-02'],
		['Texas over the end of a year', texas, '2026-12-15', '2027-01-14'],
		['Texas over a leap day', texas, '2028-01-31', '2028-03-01'],
		['Texas over February of another year', texas, '2027-01-31', '2027-03-02'],
		['Minnesota over the change of the clocks', minnesota, '2026-10-25', '2026-11-08'],
		['Utah on the first day of its year', utah, '2026-07-01', '2027-07-31'],
		['Utah on the last day of its year', utah, '2026-06-30', '2026-07-31'],
		['Utah years before its profile was read', utah, '2019-12-31', '2020-07-31'],
		['Florida on its last day', florida, '2028-06-30', '2028-06-30'],
		['Florida the day after', florida, '2028-07-01', '2032-06-30']
	])('%s', (_, rule, on, due) => {
		expect(reportDueOn(rule, day(on)).toString()).toBe(due);
	});
});

test.each([
	['2026-12-02', '2026-12-01', 0],
	['2026-12-02', '2026-12-02', 0],
	['2026-12-02', '2026-12-03', 1],
	['2026-12-02', '2027-12-02', 365],
	[null, '2027-12-02', 0]
])('due %s and reported %s is %i days late', (due, reported, late) => {
	expect(daysLate(due ? day(due) : null, day(reported))).toBe(late);
});
