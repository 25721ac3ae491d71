// Quiet hours are hours on the wall clock where the department works. Nothing is sent in them, whatever the clock in
// UTC says, also on the night on which it is put forward or back.

import { Temporal } from 'temporal-polyfill';
import type { Telling } from './telling.ts';

type Quiet = Pick<Telling, 'quietFrom' | 'quietUntil'>;

/** The first moment from `now` on that is not in the quiet hours: `now` itself outside of them. */
export function sendAfter(now: Temporal.Instant, quiet: Quiet, timeZone: string): Temporal.Instant {
	if (!isQuiet(now, quiet, timeZone)) return now;
	const here = now.toZonedDateTimeISO(timeZone);
	const until = Temporal.PlainTime.from(quiet.quietUntil);
	const isLaterToday = Temporal.PlainTime.compare(here.toPlainTime(), until) < 0;
	const day = isLaterToday ? here.toPlainDate() : here.toPlainDate().add({ days: 1 });
	const ends = endOf(day.toPlainDateTime(until), timeZone, now);
	// Where the clock jumps from before the quiet hours into them, they end when they end by the clock after the jump.
	return isQuiet(ends, quiet, timeZone) ? sendAfter(ends, quiet, timeZone) : ends;
}

/**
 * The moment at which a wall clock shows a time, after `now`. A time that is shown twice is taken the first time unless
 * that has passed; one that is left out is reached in the moment of the jump.
 */
function endOf(time: Temporal.PlainDateTime, timeZone: string, now: Temporal.Instant): Temporal.Instant {
	const first = time.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
	const second = time.toZonedDateTime(timeZone, { disambiguation: 'later' });
	if (!second.toPlainDateTime().equals(time)) return second.getTimeZoneTransition('previous')!.toInstant();
	return (Temporal.Instant.compare(first.toInstant(), now) > 0 ? first : second).toInstant();
}

/** Whether the wall clock stands between the two times, the first one counted; over midnight when it is the later one. */
export function isQuiet(at: Temporal.Instant, { quietFrom, quietUntil }: Quiet, timeZone: string): boolean {
	const time = at.toZonedDateTimeISO(timeZone).toPlainTime();
	const isFrom = Temporal.PlainTime.compare(time, Temporal.PlainTime.from(quietFrom)) >= 0;
	const isBefore = Temporal.PlainTime.compare(time, Temporal.PlainTime.from(quietUntil)) < 0;
	if (quietFrom === quietUntil) return false;
	return quietFrom < quietUntil ? isFrom && isBefore : isFrom || isBefore;
}
