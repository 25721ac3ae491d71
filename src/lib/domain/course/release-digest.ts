import { digest } from '#lib/domain/audit/canonical.ts';
import type { RecordedRelease } from '#lib/domain/content/recorded-release.ts';

/** A release with the number that the database gave it. */
export type ReleaseEvidence = RecordedRelease & { id: number };

/** What the ledger calls a release of a department's own, or its retirement. */
export function releaseDigest(release: ReleaseEvidence): string {
	const { id, departmentId, code, hash, releasedAt, recordedAt, releasedBy } = release;
	const { effect, note, retired, reviewId } = release;
	return digest({
		...{ id, departmentId, code, hash, releasedAt, recordedAt, releasedBy },
		...{ effect, note, retired, reviewId }
	});
}
