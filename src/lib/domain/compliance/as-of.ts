// Two clocks. A record has a moment when what it says happened, and a moment when it was recorded: leave of May that
// was entered in July is true of May, and was not known in June. Whoever answers for a past day says which of both
// they go by.

import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { dayWithin } from '#lib/domain/identity/inspection-scope.ts';

/** What was recorded later is not known; null: all that is recorded now. */
export type Known = Temporal.Instant | null;

/** The moment that an answer is of. */
export interface AsOf {
	/** The local day at whose end it is true; of today as far as it has come. */
	on: Temporal.PlainDate;
	known: Known;
}

/** What somebody asks for: a day, or today; and to answer for a past day with what is known now. */
export interface AsOfAsked {
	on: Temporal.PlainDate | null;
	known: 'now' | null;
}

/** Of today, with all that is known. */
export const TODAY: AsOfAsked = { on: null, known: null };

type Looking = Pick<Actor, 'timeZone' | 'inspection'>;

/**
 * The moment to answer for. A past day is answered from what was known when it ended, unless it is asked with what is
 * known now; a day that is ahead is today. An inspector is answered for days of their period alone: without a day, for
 * its last one that has come.
 */
export function asOfFor(asked: AsOfAsked, actor: Looking, now: Temporal.Instant): AsOf {
	const today = localDay(now, actor.timeZone);
	const day = asked.on && Temporal.PlainDate.compare(asked.on, today) < 0 ? asked.on : today;
	const on = dayWithin(actor, day);
	const isPast = Temporal.PlainDate.compare(on, today) < 0;
	return { on, known: isPast && asked.known === null ? endOfDay(on, actor.timeZone) : null };
}

/**
 * The last moment of a local day, to the microsecond that databases keep: with the next one the next day begins, at
 * whatever hour of the clock that is.
 */
export const endOfDay = (day: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
	day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().subtract({ microseconds: 1 });

/**
 * The moment that a reader is given, as far as it is there for whoever looks. Without a day and without a moment it is
 * the present, of an inspector the end of their period.
 */
export function momentFor(
	{ on, known }: { on: Temporal.PlainDate | null; known: Known },
	actor: Looking,
	now: Temporal.Instant
): AsOf {
	if (on === null && known === null) return asOfFor(TODAY, actor, now);
	return { on: asOfFor({ on, known: 'now' }, actor, now).on, known };
}

/**
 * Up to when acts are there that were recorded as they happened (an answer, a signature): to the end of the day that
 * is asked for, and as far as was known. Null is no limit.
 */
export function actsUntil({ on, known }: AsOf, timeZone: string, now: Temporal.Instant): Known {
	if (Temporal.PlainDate.compare(on, localDay(now, timeZone)) >= 0) return known;
	const end = endOfDay(on, timeZone);
	return known && Temporal.Instant.compare(known, end) < 0 ? known : end;
}

/** Whether what was recorded at a moment was known. */
export const wasKnown = (recordedAt: Temporal.Instant, known: Known): boolean =>
	known === null || Temporal.Instant.compare(recordedAt, known) <= 0;

/** Whether an answer is of this moment, with all that is known: what can be changed stands beside that alone. */
export const isPresent = ({ on, known }: AsOf, timeZone: string, now: Temporal.Instant): boolean =>
	known === null && Temporal.PlainDate.compare(on, localDay(now, timeZone)) >= 0;
