// What a correction is called in the ledger: which row was wrong, which one stands in its place if any does, why, and
// who said so when.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { CorrectableKind } from './correctable.ts';

export interface CorrectionEvidence {
	departmentId: string;
	id: string;
	ofKind: CorrectableKind;
	ofId: string;
	personId: string;
	/** Of the same kind and person; null when nothing stands in its place. */
	replacedBy: string | null;
	reason: string;
	correctedBy: string;
	correctedAt: Temporal.Instant;
}

/** The same for the same row; other members of it do not count. */
export function correctionRecord(row: CorrectionEvidence): Canonical {
	const { departmentId, id, ofKind, ofId, personId, replacedBy, reason, correctedBy, correctedAt } = row;
	return { departmentId, id, ofKind, ofId, personId, replacedBy, reason, correctedBy, correctedAt };
}

export const correctionDigest = (row: CorrectionEvidence): string => digest(correctionRecord(row));
