import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import { requirementDigest } from '../requirement-digest.ts';
import type { Requirement } from '../requirement.ts';

export interface VersionEvidence {
	departmentId: string;
	requirement: Requirement;
	/** Why there is another version, in the words of who recorded it. */
	note: string;
	recordedBy: string;
	recordedAt: Temporal.Instant;
}

/** What a version after the first is called in the ledger: its rule, and who recorded it when and why. */
export const versionRecord = ({ requirement, ...recorded }: VersionEvidence): Canonical => ({
	...recorded,
	requirement: requirementDigest(requirement)
});

export const versionDigest = (version: VersionEvidence): string => digest(versionRecord(version));
