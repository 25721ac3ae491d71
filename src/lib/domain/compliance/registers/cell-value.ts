import { Temporal } from 'temporal-polyfill';

/** What stands in a cell, before anybody decides how it looks: a file gets days as days and numbers as numbers. */
export type CellValue = string | number | Temporal.PlainDate | Temporal.Instant | null;

/** As a CSV file has it: ISO days, moments with their offset, decimals with a point, and nothing where there is nothing. */
export function cellText(value: CellValue, timeZone: string): string | number {
	if (value === null) return '';
	if (value instanceof Temporal.Instant)
		return value.toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'second', timeZoneName: 'never' });
	return value instanceof Temporal.PlainDate ? value.toString() : value;
}
