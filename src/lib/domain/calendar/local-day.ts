import type { Temporal } from 'temporal-polyfill';

/**
 * The day on the wall calendar of a place. Due days and validity are days where the department works,
 * so a completion at 23:59 in Honolulu counts for that day although it is already the next one in UTC.
 * @param timeZone IANA name, such as `America/Chicago`; an unknown one throws a RangeError
 */
export function localDay(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
	return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}
