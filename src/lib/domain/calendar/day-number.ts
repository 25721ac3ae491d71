// Days as whole numbers. A report compares and adds days some hundred million times; Temporal's own way is exact and
// slow, as it looks at every field each time. A day's number is counted once, and equal days that are made here are
// one object, so that what is remembered of a day is remembered once.

import { Temporal } from 'temporal-polyfill';

/** How many days are kept; some 270 years of them. */
const KEPT = 100_000;
const numbers = new WeakMap<Temporal.PlainDate, number>();
const days = new Map<number, Temporal.PlainDate>();

/** Days since 1 January 1970, of the ISO calendar; negative before. */
export function dayNumber(day: Temporal.PlainDate): number {
	const known = numbers.get(day);
	if (known !== undefined) return known;
	const number = numberOf(day.year, day.month, day.day);
	numbers.set(day, number);
	return number;
}

/** The day with a number. */
export function dayAt(number: number): Temporal.PlainDate {
	const known = days.get(number);
	if (known) return known;
	const date = new Date(number * MILLISECONDS);
	const day = new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
	if (days.size >= KEPT) days.clear();
	days.set(number, day);
	numbers.set(day, number);
	return day;
}

/** The day so many days on; negative goes back. */
export const addDays = (day: Temporal.PlainDate, count: number): Temporal.PlainDate =>
	count === 0 ? day : dayAt(dayNumber(day) + count);

/** How many days later the other day is. */
export const daysUntil = (one: Temporal.PlainDate, other: Temporal.PlainDate): number =>
	dayNumber(other) - dayNumber(one);

/** For `sort`, earliest first. */
export const compareDays = (one: Temporal.PlainDate, other: Temporal.PlainDate): number =>
	dayNumber(one) - dayNumber(other);

/** `2027-05-01`, as the day itself would write it. */
export function dayText(day: Temporal.PlainDate): string {
	const text = texts.get(day) ?? day.toString();
	texts.set(day, text);
	return text;
}

const texts = new WeakMap<Temporal.PlainDate, string>();

/** A day that a database wrote as `2027-05-01`. */
export const dayFromText = (text: string): Temporal.PlainDate =>
	dayAt(numberOf(+text.slice(0, 4), +text.slice(5, 7), +text.slice(8, 10)));

const MILLISECONDS = 86_400_000;

/** By itself, as Date.UTC takes the years up to 99 for those of the twentieth century. */
function numberOf(year: number, month: number, day: number): number {
	return new Date(0).setUTCFullYear(year, month - 1, day) / MILLISECONDS;
}
