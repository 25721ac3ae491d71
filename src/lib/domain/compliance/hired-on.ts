// Somebody's time is counted from the first day of their current, unbroken spell with the department: a change of
// name, rank or unit does not interrupt it, leaving and coming back does.

import { Temporal } from 'temporal-polyfill';

export interface HeldFrom {
	heldFrom: Temporal.PlainDate;
	employed: boolean;
}

/**
 * The first day of the spell that `today` lies in, or null when not employed then.
 * @param history in any order, one row for each day (the latest recorded of that day)
 */
export function hiredOn(history: readonly HeldFrom[], today: Temporal.PlainDate): Temporal.PlainDate | null {
	let first: Temporal.PlainDate | null = null;
	const held = history.filter((row) => Temporal.PlainDate.compare(row.heldFrom, today) <= 0);
	if (held.length > 1) held.sort((one, other) => Temporal.PlainDate.compare(one.heldFrom, other.heldFrom));
	for (const { heldFrom, employed } of held) first = employed ? (first ?? heldFrom) : null;
	return first;
}
