// Times as people write them on a sheet, `07:30`, in the department's time zone.

import { Temporal } from 'temporal-polyfill';
import type { Direction, SessionHours } from './session.ts';
import { signingHour } from './signing-hours.ts';

/**
 * The moment at which the clock on the wall says so: nothing for a time that a change of the clock skips. Of an hour
 * that comes twice it is the first, unless asked for otherwise.
 * @param time `07:30`
 */
export function instantAt(
	day: Temporal.PlainDate,
	time: string,
	timeZone: string,
	which: 'earlier' | 'later' = 'earlier'
): Temporal.Instant | null {
	const wall = day.toPlainDateTime(Temporal.PlainTime.from(time));
	const zoned = wall.toZonedDateTime(timeZone, { disambiguation: which });
	return zoned.toPlainDateTime().equals(wall) ? zoned.toInstant() : null;
}

/**
 * The moment that a time on the sheet of a session means: the one within the hours of signing. A sheet bears no date,
 * and a night's roll call ends on another day than it began. Of two such moments, in the hour that a clock put back
 * repeats, the first one that is after `after`.
 */
export function sheetInstant(
	session: SessionHours,
	direction: Direction,
	time: string,
	timeZone: string,
	after: Temporal.Instant | null = null
): Temporal.Instant | null {
	const first = session.startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
	const candidates = [-1, 0, 1, 2]
		.map((days) => first.add({ days }))
		.flatMap((day) => [instantAt(day, time, timeZone), instantAt(day, time, timeZone, 'later')])
		.filter((instant) => instant !== null)
		.filter((instant) => signingHour(session, direction, instant) === 'open');
	return candidates.find((instant) => !after || Temporal.Instant.compare(instant, after) > 0) ?? null;
}
