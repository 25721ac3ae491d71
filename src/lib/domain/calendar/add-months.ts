import type { Temporal } from 'temporal-polyfill';
import { dayAt, dayNumber } from './day-number.ts';

/**
 * The same day some months on. A day that the later month lacks becomes its last day:
 * 31 January + 1 month is 28 February (29 in a leap year), never 3 March.
 * @param months whole months; negative goes back
 */
export function addMonths(day: Temporal.PlainDate, months: number): Temporal.PlainDate {
	const key = dayNumber(day) * SPAN + months;
	const known = later.get(key);
	if (known) return known;
	const found = dayAt(dayNumber(day.add({ months }, { overflow: 'constrain' })));
	if (Math.abs(months) >= SPAN / 2) return found;
	if (later.size >= KEPT) later.clear();
	later.set(key, found);
	return found;
}

/** Reports ask for the same few days a million times. Months within half of the span have keys of their own. */
const later = new Map<number, Temporal.PlainDate>();
const KEPT = 100_000;
const SPAN = 10_000;
