import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { RecordedRelease } from '#lib/domain/content/recorded-release.ts';

/** A release with the number that the database gave it. */
export type ReleaseEvidence = RecordedRelease & { id: number };

/** What the ledger calls a release of a department's own, or its retirement. */
export function releaseRecord(release: ReleaseEvidence): Canonical {
	const { id, departmentId, code, hash, releasedAt, recordedAt, releasedBy } = release;
	const { effect, note, retired, reviewId } = release;
	return {
		...{ id, departmentId, code, hash, releasedAt, recordedAt, releasedBy },
		...{ effect, note, retired, reviewId }
	};
}

export const releaseDigest = (row: ReleaseEvidence): string => digest(releaseRecord(row));
