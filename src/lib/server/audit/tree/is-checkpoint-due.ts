import type { Temporal } from 'temporal-polyfill';

/** A ledger is signed at the latest after so many new entries, … */
export const MOST_ENTRIES = 1_000;

/** … or after so long: within the hour, with minutes to spare for a job that is late. */
const MOST_MINUTES = 55;

/** Whether a ledger of so many entries is to be signed now. Without anything new it never is. */
export function isCheckpointDue({
	entries,
	last,
	now
}: {
	entries: number;
	last: { size: number; signedAt: Temporal.Instant } | null;
	now: Temporal.Instant;
}): boolean {
	if (!last) return entries > 0;
	if (entries <= last.size) return false;
	// A clock that was years ahead when it was signed must not keep it from being signed for years.
	const minutes = Math.abs(now.since(last.signedAt).total('minutes'));
	return entries - last.size >= MOST_ENTRIES || minutes >= MOST_MINUTES;
}
