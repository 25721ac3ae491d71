// Which releases of a department's own scenario count at a moment, and which of two versions is the later one. Of the
// releases that have begun, the one that was decided last counts (content/queries.ts says the same in SQL); one that
// was set for a later day and overtaken before it never counted at all.

import { Temporal } from 'temporal-polyfill';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';

export interface OwnRelease {
	id: number;
	hash: string;
	effect: ReleaseEffect;
	/** What changed, in the trainer's words. */
	note: string;
	/** From when on it counts. */
	releasedAt: Temporal.Instant;
	/** From then on nobody begins it; `hash` is what was current before. */
	retired: boolean;
}

/**
 * Those that have counted up to a moment, first to last.
 * @param releases all of one code, in the order in which they were decided
 */
export function countedReleases<R extends OwnRelease>(releases: readonly R[], now: Temporal.Instant): R[] {
	const begins = (one: R, other: Temporal.Instant) => Temporal.Instant.compare(one.releasedAt, other) <= 0;
	return releases.filter(
		(release, place) =>
			begins(release, now) &&
			!releases.slice(place + 1).some((decidedLater) => begins(decidedLater, release.releasedAt))
	);
}

/** The place of the last release that put a version in force; -1 for a version that never was. */
export const placeOf = (counted: readonly OwnRelease[], hash: string): number =>
	counted.findLastIndex((release) => release.hash === hash && !release.retired);

/** Whether the last of them took the scenario back. */
export const isRetired = (counted: readonly OwnRelease[]): boolean => counted.at(-1)?.retired === true;
