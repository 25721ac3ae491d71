// An inspection lasts two weeks unless an administrator says otherwise, and never longer than ninety days. Its link
// opens the page for a first password for a week at most, and never beyond the access itself.

import { Temporal } from 'temporal-polyfill';

export const USUAL_DAYS = 14;
export const MOST_DAYS = 90;
const LINK_HOURS = 7 * 24;

export interface AccessDays {
	/** The period to look at. */
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	/** The last local day of the access. */
	until: Temporal.PlainDate;
}

export type AccessProblem = 'to-before-from' | 'from-ahead' | 'until-over' | 'until-too-far';

/** What is wrong with the days of an inspection that begins today, or null. */
export function accessProblem(
	{ from, to, until }: AccessDays,
	today: Temporal.PlainDate
): AccessProblem | null {
	if (Temporal.PlainDate.compare(to, from) < 0) return 'to-before-from';
	// A period that has not begun has nothing to look at.
	if (Temporal.PlainDate.compare(from, today) > 0) return 'from-ahead';
	if (Temporal.PlainDate.compare(until, today) < 0) return 'until-over';
	return Temporal.PlainDate.compare(until, today.add({ days: MOST_DAYS })) > 0 ? 'until-too-far' : null;
}

/** The first moment after the access: the local midnight that ends its last day. */
export const accessEnd = (until: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
	until.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();

/** When a link that is made now stops opening anything. */
export function linkEnd(now: Temporal.Instant, expiresAt: Temporal.Instant): Temporal.Instant {
	const week = now.add({ hours: LINK_HOURS });
	return Temporal.Instant.compare(week, expiresAt) < 0 ? week : expiresAt;
}
