// A mail server that does not answer is asked again after growing pauses; what cannot arrive is given up with its
// reason, and what has waited too long is not sent late: "due tomorrow" is wrong a week later.

import type { Temporal } from 'temporal-polyfill';

/** Minutes before the second attempt, the third, and so on. */
const PAUSES = [5, 15, 60, 240, 480, 960];

/** Attempts that a message gets at most. */
export const MOST_ATTEMPTS = PAUSES.length + 1;

/** What is not sent this long after its time stays in the outbox. */
export const STALE = { hours: 72 };

/**
 * What follows from an attempt that failed; null is giving up.
 * @param number of the attempt, from 1
 * @param isPermanent whether the mail server said that trying again is no use
 */
export function afterFailure(
	number: number,
	isPermanent: boolean,
	now: Temporal.Instant
): Temporal.Instant | null {
	const pause = isPermanent ? undefined : PAUSES[number - 1];
	return pause === undefined ? null : now.add({ minutes: pause });
}
