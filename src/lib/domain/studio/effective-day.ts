// From when on a published version counts: at once, or from the beginning of a later day in the department's time zone.

import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';

/** Further ahead nobody knows what will be published until then. */
const MOST_DAYS_AHEAD = 366;

/** @param day null for at once; so is today */
export function beginningOn(
	day: Temporal.PlainDate | null,
	now: Temporal.Instant,
	timeZone: string
): Temporal.Instant | 'day-passed' | 'day-too-far' {
	const today = localDay(now, timeZone);
	if (day === null || day.equals(today)) return now;
	if (Temporal.PlainDate.compare(day, today) < 0) return 'day-passed';
	if (Temporal.PlainDate.compare(day, today.add({ days: MOST_DAYS_AHEAD })) > 0) return 'day-too-far';
	return day.toZonedDateTime(timeZone).toInstant();
}
