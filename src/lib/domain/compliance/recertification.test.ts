import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { endBefore, recertification } from './recertification.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function validUntil(
	completedOn: string,
	everyMonths: number,
	previous: string | null,
	window: number
): string {
	return recertification({
		completedOn: day(completedOn),
		everyMonths,
		previousValidUntil: previous === null ? null : day(previous),
		renewalWindowDays: window
	}).validUntil.toString();
}

describe('a first certificate runs from its completion', () => {
	test.each([
		['2026-11-22', 24, '2028-11-22'],
		['2026-01-31', 1, '2026-02-28'],
		['2028-01-31', 1, '2028-02-29'],
		['2026-10-31', 1, '2026-11-30'],
		['2028-02-29', 12, '2029-02-28'],
		['2028-02-29', 24, '2030-02-28'],
		['2028-02-29', 48, '2032-02-29'],
		['2027-02-28', 12, '2028-02-28'],
		['2026-12-31', 14, '2028-02-29']
	])('%s, every %i months: until %s', (completedOn, months, expected) => {
		expect(validUntil(completedOn, months, null, 60)).toBe(expected);
	});
});

describe('a renewal', () => {
	test.each([
		// inside the window the new term follows the old one
		['on the last valid day', '2028-11-22', '2028-11-22', 60, '2030-11-22'],
		['a day before it', '2028-11-21', '2028-11-22', 60, '2030-11-22'],
		['on the first day of the window', '2028-09-23', '2028-11-22', 60, '2030-11-22'],
		// before it, a window's days are credited and no more
		['the day before the window', '2028-09-22', '2028-11-22', 60, '2030-11-21'],
		['a year early, with its sibling', '2027-11-22', '2028-11-22', 60, '2030-01-21'],
		// after it there is nothing to go on from
		['the day after it lapsed', '2028-11-23', '2028-11-22', 60, '2030-11-23'],
		['years after it lapsed', '2031-05-05', '2028-11-22', 60, '2033-05-05'],
		['with no window, on the day', '2028-11-22', '2028-11-22', 0, '2030-11-22'],
		['with no window, a day early', '2028-11-21', '2028-11-22', 0, '2030-11-21'],
		// leap days
		['of a certificate that ends on a leap day', '2028-02-10', '2028-02-29', 30, '2030-02-28'],
		['made on a leap day', '2028-02-29', '2028-03-15', 30, '2030-03-15'],
		['with a leap day inside the window', '2028-02-14', '2028-03-15', 30, '2030-03-15'],
		['just before a window with a leap day', '2028-02-13', '2028-03-15', 30, '2030-03-14']
	])('%s', (_, completedOn, previous, window, expected) => {
		expect(validUntil(completedOn, 24, previous, window)).toBe(expected);
	});

	test('inside the window never shortens coverage', () => {
		const previous = day('2028-02-29');
		for (let early = 0; early <= 90; early++) {
			const renewed = recertification({
				completedOn: previous.subtract({ days: early }),
				everyMonths: 1,
				previousValidUntil: previous,
				renewalWindowDays: 90
			});
			expect(renewed.validUntil.toString()).toBe('2028-03-29');
		}
	});
});

test('says from when it can be renewed', () => {
	const { renewableFrom } = recertification({
		completedOn: day('2026-03-15'),
		everyMonths: 24,
		previousValidUntil: null,
		renewalWindowDays: 30
	});
	expect(renewableFrom.toString()).toBe('2028-02-14');
});

test.each([
	[0, 60],
	[-12, 60],
	[24, -1]
])('refuses %i months with a window of %i days', (months, window) => {
	expect(() => validUntil('2026-11-22', months, null, window)).toThrow(RangeError);
});

describe('a module goes on from its own end', () => {
	const fact = (cycle: number, code: string, validUntil: string, revokedOn: string | null = null) => ({
		...{ cycle, code, completedOn: day('2026-01-01'), validUntil: day(validUntil) },
		revokedOn: revokedOn === null ? null : day(revokedOn)
	});
	const facts = [fact(1, 'TR-4', '2028-01-01'), fact(1, 'RF-2', '2028-06-01'), fact(2, 'TR-4', '2030-01-01')];
	const ended = [...facts, fact(2, 'RF-2', '2030-06-01', '2029-03-03')];
	test.each([
		['of a first cycle', facts, 1, 'TR-4', undefined],
		['not that of its sibling', facts, 2, 'RF-2', '2028-06-01'],
		['of the last cycle', facts, 3, 'TR-4', '2030-01-01'],
		['before its cycle was ended by a revocation', ended, 3, 'RF-2', '2030-06-01', '2029-03-02'],
		['not that of an ended cycle', ended, 3, 'RF-2', '2028-06-01'],
		['not even of a sibling of the revoked one', ended, 3, 'TR-4', '2028-01-01']
	])('%s', (_, completions, cycle, code, expected, today = '2029-03-03') => {
		expect(endBefore(completions, { cycle, code, today: day(today) })?.toString()).toBe(expected);
	});
});
