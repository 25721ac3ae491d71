import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';

export interface ReleaseEvidence {
	id: number;
	departmentId: string;
	code: string;
	hash: string;
	/** From when on it counts. */
	releasedAt: Temporal.Instant;
	recordedAt: Temporal.Instant;
	releasedBy: string;
	effect: ReleaseEffect;
	note: string;
	retired: boolean;
	reviewId: string | null;
}

/** What the ledger calls a release of a department's own, or its retirement. */
export function releaseDigest(release: ReleaseEvidence): string {
	const { id, departmentId, code, hash, releasedAt, recordedAt, releasedBy } = release;
	const { effect, note, retired, reviewId } = release;
	return digest({
		...{ id, departmentId, code, hash, releasedAt, recordedAt, releasedBy },
		...{ effect, note, retired, reviewId }
	});
}
