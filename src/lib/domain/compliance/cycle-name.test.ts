import { expect, test } from 'vitest';
import { cycleDays, cycleName, nameOfNumber } from './cycle-name.ts';
import { completed, credit, day, rule, since, standingOf } from './facts-for-tests.ts';
import type { RecurrenceRule } from './requirement.ts';

const today = day('2027-05-01');
const person = { timeline: since('2019-05-05', { licensedOn: day('2020-02-29') }), today };
const fixed = rule({ cycle: { kind: 'fixed', startsOn: day('2025-01-01') }, effectiveOn: day('2026-03-01') });
const licence = rule({ cycle: { kind: 'licence' } });
const hours = { minutes: 600, topics: [], carryOverMinutes: 0, credit: 'approved' } as const;
const trailing = rule({ items: [], hours });

test.each<[string, number, RecurrenceRule[], string]>([
	['a rolling cycle counts', 2, [rule()], 'Cycle 2'],
	['a window is its days', 1, [fixed], '1 January 2025 to 31 December 2026'],
	['the next window', 101, [fixed], '1 January 2027 to 31 December 2028'],
	['done again', 102, [fixed], '1 January 2027 to 31 December 2028, again after a revocation'],
	['a licence counts from its own day', 301, [licence], '28 February 2026 to 28 February 2028'],
	['hours of any months have no cycles', 1, [trailing], 'Any 24 months'],
	[
		'of an earlier version under its own kind',
		2,
		[rule(), rule({ ...fixed, version: 2, effectiveOn: day('2027-03-01'), cyclesFrom: 101 })],
		'Cycle 2'
	],
	[
		'of a later version by its windows',
		101,
		[rule(), rule({ ...fixed, version: 2, effectiveOn: day('2027-03-01'), cyclesFrom: 101 })],
		'1 January 2027 to 31 December 2028'
	],
	[
		'a rolling rule that began to count anew',
		202,
		[fixed, rule({ version: 2, effectiveOn: day('2027-03-01'), cyclesFrom: 201 })],
		'Cycle 2, counted from 1 March 2027'
	]
])('%s', (_, number, versions, name) => {
	expect(nameOfNumber(number, versions, person)).toBe(name);
});

test.each([
	['a window', fixed, [], [], '2025-01-01 2026-12-31'],
	['an open rolling cycle', rule(), [], [], '2026-01-01 2026-03-02'],
	['a complete one', rule(), completed('1 TR-4 2026-02-01 2028-02-01'), [], '2026-01-01 2028-02-01'],
	['hours of any months', trailing, [], [credit('2026-01-15 600')], '2024-10-01 2028-01-15']
] as const)('%s has days', (_, one, completions, credits, days) => {
	const { cycle } = standingOf(one, '2026-10-01', { completions, credits });
	const { from, to } = cycleDays(cycle!);
	expect(`${from} ${to}`).toBe(days);
});

test('a cycle and its number have one name', () => {
	for (const one of [rule(), fixed, licence, trailing]) {
		const { cycle } = standingOf(one, '2027-05-01', { timeline: person.timeline });
		expect(cycleName(cycle!, [one])).toBe(nameOfNumber(cycle!.number, [one], person));
	}
});
