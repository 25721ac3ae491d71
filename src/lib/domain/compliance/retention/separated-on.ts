import { Temporal } from 'temporal-polyfill';

interface Held {
	heldFrom: Temporal.PlainDate;
	employed: boolean;
}

/**
 * Since when somebody is not employed any more; null while they are, or will be again.
 * @param newestFirst by the day from which a row holds, then by when it was recorded: the first of a day is its last word
 */
export function separatedOn(
	newestFirst: readonly Held[],
	today: Temporal.PlainDate
): Temporal.PlainDate | null {
	let since: Temporal.PlainDate | null = null;
	for (const [index, { heldFrom, employed }] of newestFirst.entries()) {
		if (newestFirst[index - 1]?.heldFrom.equals(heldFrom)) continue;
		if (employed) break;
		since = heldFrom;
	}
	return since && Temporal.PlainDate.compare(since, today) <= 0 ? since : null;
}
