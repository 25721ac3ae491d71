// Writing is kept in stretches: one person's saves within ten minutes are one line of the history, not three hundred.

import type { Temporal } from 'temporal-polyfill';

export type Cause = 'template' | 'copy' | 'import' | 'typed' | 'restored';

const STRETCH_MINUTES = 10;

export interface Revision {
	cause: Cause;
	savedBy: string;
	begunAt: Temporal.Instant;
	/** It was sent to review, which points at it. */
	isPinned: boolean;
}

/**
 * Whether what is saved now goes on with the newest revision instead of making another. What somebody began from (a
 * template, a copy, an import, an older text) stays as it was, as does what was sent to review.
 */
export function goesOn(newest: Revision, savedBy: string, now: Temporal.Instant): boolean {
	if (newest.cause !== 'typed' || newest.isPinned || newest.savedBy !== savedBy) return false;
	const written = now.epochMilliseconds - newest.begunAt.epochMilliseconds;
	return written >= 0 && written < STRETCH_MINUTES * 60_000;
}
