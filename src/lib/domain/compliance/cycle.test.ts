import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { currentCycle } from './cycle.ts';
import type { CompletedModule, RecurrenceRule } from './requirement.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const rule: RecurrenceRule = {
	effectiveOn: day('2026-01-01'),
	firstDueDays: 60,
	everyMonths: 24,
	renewalWindowDays: 60,
	items: [
		{ position: 1, code: 'TR-4', kind: 'module' },
		{ position: 2, code: 'RF-2', kind: 'module' },
		{ position: 3, code: 'SC-1', kind: 'scenario' }
	]
};

/** `1 TR-4 2026-02-01 2028-02-01`: cycle, module, completed on, valid until. */
const facts = (...lines: string[]): CompletedModule[] =>
	lines.map((line) => {
		const [cycle, code, completedOn, validUntil] = line.split(' ') as [string, string, string, string];
		return { cycle: Number(cycle), code, completedOn: day(completedOn), validUntil: day(validUntil) };
	});

function cycle(
	hiredOn: string,
	today: string,
	completions: CompletedModule[] = [],
	changes: Partial<RecurrenceRule> = {}
) {
	const found = currentCycle({
		rule: { ...rule, ...changes },
		hiredOn: day(hiredOn),
		completions,
		today: day(today)
	});
	const state = found.next ? `complete, next ${found.next.opensOn}/${found.next.dueOn}` : 'open';
	return `${found.number} ${found.opensOn}/${found.dueOn} ${state}`;
}

describe('the first cycle is due some days after the later of effect and hire', () => {
	test.each([
		['hired long before', '2019-05-05', '2026-01-10', '1 2026-01-01/2026-03-02 open'],
		['hired on the day of effect', '2026-01-01', '2026-01-10', '1 2026-01-01/2026-03-02 open'],
		['hired mid-way', '2026-07-15', '2026-07-20', '1 2026-07-15/2026-09-13 open'],
		['across a leap day', '2028-01-15', '2028-01-20', '1 2028-01-15/2028-03-15 open'],
		['still open when it is late', '2019-05-05', '2027-10-10', '1 2026-01-01/2026-03-02 open']
	])('%s', (_, hiredOn, today, expected) => {
		expect(cycle(hiredOn, today)).toBe(expected);
	});
});

describe('a cycle is complete with its last module, and the next is due on the earliest lapse', () => {
	const both = facts('1 TR-4 2026-02-01 2028-02-01', '1 RF-2 2026-02-20 2028-02-20');
	test.each([
		['one of two modules', '2026-02-10', '1 2026-01-01/2026-03-02 open'],
		[
			'both, on the day of the second',
			'2026-02-20',
			'1 2026-01-01/2026-03-02 complete, next 2027-12-03/2028-02-01'
		],
		[
			'the day before the window',
			'2027-12-02',
			'1 2026-01-01/2026-03-02 complete, next 2027-12-03/2028-02-01'
		],
		['the first day of the window', '2027-12-03', '2 2027-12-03/2028-02-01 open'],
		['long after the lapse', '2029-06-01', '2 2027-12-03/2028-02-01 open']
	])('%s', (_, today, expected) => {
		expect(cycle('2019-05-05', today, both)).toBe(expected);
		expect(cycle('2019-05-05', today, both.toReversed())).toBe(expected);
	});

	test("last cycle's completion never completes this one", () => {
		const renewedOne = [...both, ...facts('2 TR-4 2028-01-15 2030-02-01')];
		expect(cycle('2019-05-05', '2028-01-20', renewedOne)).toBe('2 2027-12-03/2028-02-01 open');
	});

	test('a completion of the future does not count yet', () => {
		expect(cycle('2019-05-05', '2026-02-19', both)).toBe('1 2026-01-01/2026-03-02 open');
	});

	test('a rule without modules is never complete', () => {
		expect(cycle('2019-05-05', '2026-02-20', both, { items: [] })).toBe('1 2026-01-01/2026-03-02 open');
	});
});

describe('renewals', () => {
	const one = { items: [{ position: 1, code: 'TR-4', kind: 'module' as const }] };
	const first = '1 TR-4 2026-02-28 2028-02-28';
	test.each([
		[
			'early, inside the window',
			[first, '2 TR-4 2028-01-05 2030-02-28'],
			'2028-01-06',
			'2 2027-12-30/2028-02-28 complete, next 2029-12-30/2030-02-28'
		],
		[
			'late',
			[first, '2 TR-4 2028-05-31 2030-05-31'],
			'2028-06-01',
			'2 2027-12-30/2028-02-28 complete, next 2030-04-01/2030-05-31'
		],
		['made on a leap day', ['1 TR-4 2028-02-29 2030-02-28'], '2029-12-30', '2 2029-12-30/2030-02-28 open'],
		[
			'three terms on',
			[first, '2 TR-4 2028-01-05 2030-02-28', '3 TR-4 2030-02-28 2032-02-28'],
			'2030-03-01',
			'3 2029-12-30/2030-02-28 complete, next 2031-12-30/2032-02-28'
		]
	])('%s', (_, lines, today, expected) => {
		expect(cycle('2019-05-05', today, facts(...lines), one)).toBe(expected);
		expect(cycle('2019-05-05', today, facts(...lines).toReversed(), one)).toBe(expected);
	});

	test('who comes back after everything lapsed has the time of somebody new', () => {
		expect(cycle('2029-04-01', '2029-04-02', facts(first), one)).toBe('2 2029-04-01/2029-05-31 open');
	});

	test('who comes back while still covered goes on as before', () => {
		expect(cycle('2027-04-01', '2027-04-02', facts(first), one)).toBe(
			'1 2027-04-01/2027-05-31 complete, next 2027-12-30/2028-02-28'
		);
	});

	test('without a window the next cycle opens on the last day of this one', () => {
		expect(cycle('2019-05-05', '2028-02-27', facts(first), { ...one, renewalWindowDays: 0 })).toMatch(
			/^1 .* complete/
		);
		expect(cycle('2019-05-05', '2028-02-28', facts(first), { ...one, renewalWindowDays: 0 })).toBe(
			'2 2028-02-28/2028-02-28 open'
		);
	});
});
