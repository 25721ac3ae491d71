import type { Temporal } from 'temporal-polyfill';

/**
 * The same day some months on. A day that the later month lacks becomes its last day:
 * 31 January + 1 month is 28 February (29 in a leap year), never 3 March.
 * @param months whole months; negative goes back
 */
export function addMonths(day: Temporal.PlainDate, months: number): Temporal.PlainDate {
	return day.add({ months }, { overflow: 'constrain' });
}
