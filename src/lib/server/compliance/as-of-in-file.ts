import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { AsOf, Known } from '#lib/domain/compliance/as-of.ts';
import type { Context } from '#lib/server/context.ts';

/**
 * Which moment a file is of, by both clocks: a moment of today, or a past day and until when what is said of it was
 * recorded. What was known at a past moment is said in the same words whenever it is asked.
 */
export function asOfInFile({ on, known }: AsOf, { actor, now }: Pick<Context, 'actor' | 'now'>): string {
	const moment = (at: Temporal.Instant) =>
		at.toZonedDateTimeISO(actor.timeZone).toString({ smallestUnit: 'second' });
	if (known === null && on.equals(localDay(now, actor.timeZone))) return moment(now);
	return `${on}, by what was known at ${moment(known ?? now)}`;
}

/** The same among the words of a filter; none where neither a day nor a moment limits what is said. */
export const asOfInFilter = (on: Temporal.PlainDate | null, { today, known }: Day): string[] =>
	on || known
		? [`as of ${dayInWords(today)}, ${known ? 'as it was recorded then' : 'by what is known now'}`]
		: [];

interface Day {
	today: Temporal.PlainDate;
	known: Known;
}
