// Leave and waivers stop the clock: a due day moves by as many days as were stopped before it.

import type { Temporal } from 'temporal-polyfill';
import { addDays, compareDays, daysUntil } from '#lib/domain/calendar/day-number.ts';
import { isBefore } from './term.ts';

/** Days on which the clock stands, both ends counted; null while nobody knows the end. */
export interface Stopped {
	fromOn: Temporal.PlainDate;
	untilOn: Temporal.PlainDate | null;
}

/** Whether the clock stands on a day. */
export const isStopped = (spells: readonly Stopped[], day: Temporal.PlainDate): boolean =>
	spells.some(({ fromOn, untilOn }) => !isBefore(day, fromOn) && (!untilOn || !isBefore(untilOn, day)));

/**
 * The day by which as much time has run as there is from `from` to `to`, and by how many days that is later than `to`.
 * An open spell is counted up to today: the answer is the due day if the clock goes on tomorrow.
 */
export function withoutStopped(
	{ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
	spells: readonly Stopped[],
	today: Temporal.PlainDate
): { to: Temporal.PlainDate; days: number } {
	if (spells.length === 0) return { to, days: 0 };
	let end = to;
	let counted = from;
	let days = 0;
	for (const { fromOn, untilOn } of spells.toSorted((a, b) => compareDays(a.fromOn, b.fromOn))) {
		const first = isBefore(fromOn, counted) ? counted : fromOn;
		const last = untilOn ?? today;
		if (isBefore(end, first)) break;
		if (isBefore(last, first)) continue;
		const stood = daysUntil(first, last) + 1;
		days += stood;
		end = addDays(end, stood);
		counted = addDays(last, 1);
	}
	return { to: end, days };
}

/** How many days of a span were not stopped; an open spell is counted up to today. */
export function runningDays(
	{ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
	spells: readonly Stopped[],
	today: Temporal.PlainDate
): number {
	if (isBefore(to, from)) return 0;
	let days = daysUntil(from, to) + 1;
	let counted = from;
	for (const { fromOn, untilOn } of spells.toSorted((a, b) => compareDays(a.fromOn, b.fromOn))) {
		const first = isBefore(fromOn, counted) ? counted : fromOn;
		const until = untilOn ?? today;
		const last = isBefore(to, until) ? to : until;
		if (isBefore(last, first)) continue;
		days -= daysUntil(first, last) + 1;
		counted = addDays(last, 1);
	}
	return days;
}
