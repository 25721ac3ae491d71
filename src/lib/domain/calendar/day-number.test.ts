import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addMonths } from './add-months.ts';
import { addDays, compareDays, dayAt, dayFromText, dayNumber, daysUntil, dayText } from './day-number.ts';

const anyDay = fc
	.record({
		year: fc.integer({ min: 1, max: 9999 }),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 31 })
	})
	.map((fields) => Temporal.PlainDate.from(fields, { overflow: 'constrain' }));

describe('days as numbers say what Temporal says', () => {
	test('of the day that they are counted from, of a leap day, and of years with few digits', () => {
		expect(['1970-01-01', '1969-12-31', '2024-02-29', '0001-01-01'].map(dayFromText).map(dayNumber)).toEqual([
			0, -1, 19_782, -719_162
		]);
	});

	test('a day comes back from its number and from its text', () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				expect(dayAt(dayNumber(day)).toString()).toBe(day.toString());
				expect(dayFromText(day.toString()).toString()).toBe(day.toString());
				expect([dayText(day), dayText(day)]).toEqual([day.toString(), day.toString()]);
			})
		);
	});

	test('adding, counting and comparing', () => {
		fc.assert(
			fc.property(anyDay, anyDay, fc.integer({ min: -5000, max: 5000 }), (one, other, count) => {
				expect(addDays(one, count).toString()).toBe(one.add({ days: count }).toString());
				expect(daysUntil(one, other)).toBe(one.until(other).days);
				expect(Math.sign(compareDays(one, other))).toBe(Temporal.PlainDate.compare(one, other));
			})
		);
	});

	test('months, also when they are asked again', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
				fc.pre(day.year > 60 && day.year < 9900);
				const expected = day.add({ months }, { overflow: 'constrain' }).toString();
				expect(addMonths(day, months).toString()).toBe(expected);
				expect(addMonths(dayAt(dayNumber(day)), months).toString()).toBe(expected);
			})
		);
	});

	test('equal days that are made here are one object, so that what is known of one is known of both', () => {
		expect(addDays(dayFromText('2024-02-28'), 1)).toBe(dayFromText('2024-02-29'));
	});

	test('what is no day is refused', () => {
		expect(() => dayAt(NaN)).toThrow(RangeError);
	});
});
