import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { recertification } from './recertification.ts';

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
		// outside it the term runs from the completion
		['the day before the window', '2028-09-22', '2028-11-22', 60, '2030-09-22'],
		['the day after it lapsed', '2028-11-23', '2028-11-22', 60, '2030-11-23'],
		['years after it lapsed', '2031-05-05', '2028-11-22', 60, '2033-05-05'],
		['with no window, on the day', '2028-11-22', '2028-11-22', 0, '2030-11-22'],
		['with no window, a day early', '2028-11-21', '2028-11-22', 0, '2030-11-21'],
		// leap days
		['of a certificate that ends on a leap day', '2028-02-10', '2028-02-29', 30, '2030-02-28'],
		['made on a leap day', '2028-02-29', '2028-03-15', 30, '2030-03-15'],
		['with a leap day inside the window', '2028-02-14', '2028-03-15', 30, '2030-03-15'],
		['just before a window with a leap day', '2028-02-13', '2028-03-15', 30, '2030-02-13']
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
