import type { Temporal } from 'temporal-polyfill';
import type { ReleaseEffect } from './release-effect.ts';

/** A release of a department's own scenario, or its retirement. */
export interface RecordedRelease {
	departmentId: string;
	code: string;
	hash: string;
	/** From when on it counts; may lie ahead of `recordedAt`. */
	releasedAt: Temporal.Instant;
	recordedAt: Temporal.Instant;
	releasedBy: string;
	effect: ReleaseEffect;
	/** What changed, in the trainer's words. */
	note: string;
	retired: boolean;
	reviewId: string | null;
}
