import { describe, expect, test } from 'vitest';
import { day } from './facts-for-tests.ts';
import { windowAt, windowOf, type CalendarCycle } from './windows.ts';

const at = (cycle: CalendarCycle, everyMonths: number, on: string, origin = '2000-01-01') => {
	const { from, to } = windowAt({ cycle, everyMonths, origin: day(origin) }, day(on));
	return `${from} ${to}`;
};

const fixed = (startsOn: string): CalendarCycle => ({ kind: 'fixed', startsOn: day(startsOn) });
const anchored = (date: string): CalendarCycle => {
	const { year, month, day: dayOfMonth } = day(date);
	return { kind: 'anchored', year, month, day: dayOfMonth };
};

describe('fixed windows', () => {
	test.each([
		['first day', '2025-01-01', '2025-01-01 2026-12-31'],
		['last day', '2026-12-31', '2025-01-01 2026-12-31'],
		['the day after', '2027-01-01', '2027-01-01 2028-12-31'],
		['long before the one that is named', '2019-06-01', '2019-01-01 2020-12-31'],
		['long after', '2091-06-01', '2091-01-01 2092-12-31'],
		['leap day', '2028-02-29', '2027-01-01 2028-12-31']
	])('two years from 1 January 2025: %s', (_, on, expected) => {
		expect(at(fixed('2025-01-01'), 24, on)).toBe(expected);
	});

	test.each([
		['2026-06-30', '2025-07-01 2026-06-30'],
		['2026-07-01', '2026-07-01 2027-06-30']
	])('the fiscal year on %s', (on, expected) => {
		expect(at(fixed('2025-07-01'), 12, on)).toBe(expected);
	});

	test.each([
		['2026-02-27', '2025-08-31 2026-02-27'],
		['2026-02-28', '2026-02-28 2026-08-30'],
		['2026-08-30', '2026-02-28 2026-08-30'],
		['2026-08-31', '2026-08-31 2027-02-27'],
		['2028-02-29', '2028-02-29 2028-08-30']
	])('half years from 31 August never drift: %s', (on, expected) => {
		expect(at(fixed('2025-08-31'), 6, on)).toBe(expected);
	});
});

describe('anchored windows end on a day of every Nth year', () => {
	test.each([
		['the anchor', '2028-06-30', '2024-07-01 2028-06-30'],
		['the day after', '2028-07-01', '2028-07-01 2032-06-30'],
		['the first day', '2024-07-01', '2024-07-01 2028-06-30'],
		['the window before', '2024-06-30', '2020-07-01 2024-06-30'],
		['far ahead', '2047-01-01', '2044-07-01 2048-06-30']
	])('30 June of every fourth year: %s', (_, on, expected) => {
		expect(at(anchored('2028-06-30'), 48, on)).toBe(expected);
	});

	test.each([
		['2027-02-28', '2026-03-01 2027-02-28'],
		['2028-02-28', '2027-03-01 2028-02-29'],
		['2028-02-29', '2027-03-01 2028-02-29'],
		['2028-03-01', '2028-03-01 2029-02-28']
	])('29 February comes back in leap years: %s', (on, expected) => {
		expect(at({ kind: 'anchored', month: 2, day: 29, year: 2028 }, 12, on)).toBe(expected);
		expect(at({ kind: 'anchored', month: 2, day: 29, year: 2027 }, 12, on)).toBe(expected);
	});

	test('the year that is named may be any of them', () => {
		for (const year of [1996, 2024, 2028, 2064])
			expect(at({ kind: 'anchored', month: 6, day: 30, year }, 48, '2026-01-01')).toBe(
				'2024-07-01 2028-06-30'
			);
	});
});

describe('licence periods', () => {
	test.each([
		['the first day', '2024-02-29', '2024-02-29 2027-02-27'],
		['the last day', '2027-02-27', '2024-02-29 2027-02-27'],
		['the next', '2027-02-28', '2027-02-28 2030-02-27'],
		['back on the leap day', '2036-02-29', '2036-02-29 2039-02-27']
	])('three years from a leap day: %s', (_, on, expected) => {
		expect(at({ kind: 'licence' }, 36, on, '2024-02-29')).toBe(expected);
	});
});

test('windows follow one another without a gap or an overlap', () => {
	const cycles: [CalendarCycle, number][] = [
		[fixed('2025-08-31'), 1],
		[fixed('2024-02-29'), 5],
		[anchored('2028-02-29'), 12],
		[anchored('2028-06-30'), 48],
		[{ kind: 'licence' }, 36]
	];
	for (const [cycle, everyMonths] of cycles)
		for (let index = -30; index < 30; index++) {
			const rule = { cycle, everyMonths, origin: day('2023-01-31') };
			const { from, to } = windowOf(rule, index);
			expect(windowOf(rule, index + 1).from.toString()).toBe(to.add({ days: 1 }).toString());
			for (const edge of [from, to]) expect(windowAt(rule, edge).index).toBe(index);
		}
});
