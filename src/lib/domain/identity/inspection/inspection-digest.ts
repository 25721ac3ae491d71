// What an inspection is called in the ledger: who was let in by whom, for which organisation and why, for which period,
// until when; and what its end is called.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';

export interface InspectionEvidence {
	departmentId: string;
	id: string;
	personId: string;
	organisation: string;
	reason: string;
	fromOn: Temporal.PlainDate;
	toOn: Temporal.PlainDate;
	expiresAt: Temporal.Instant;
	invitedBy: string;
	invitedAt: Temporal.Instant;
}

/** What is hashed of an inspection; other members of the row do not count. */
export function inspectionRecord(row: InspectionEvidence): Canonical {
	const { departmentId, id, personId, organisation, reason, fromOn, toOn } = row;
	const { expiresAt, invitedBy, invitedAt } = row;
	return {
		...{ departmentId, id, personId, organisation, reason, fromOn, toOn },
		...{ expiresAt, invitedBy, invitedAt }
	};
}

export const inspectionDigest = (row: InspectionEvidence) => digest(inspectionRecord(row));

export interface InspectionEndingEvidence {
	departmentId: string;
	inspectionId: string;
	reason: string;
	endedBy: string;
	endedAt: Temporal.Instant;
}

/** What is hashed of the end of one. */
export function inspectionEndingRecord(row: InspectionEndingEvidence): Canonical {
	const { departmentId, inspectionId, reason, endedBy, endedAt } = row;
	return { departmentId, inspectionId, reason, endedBy, endedAt };
}

export const inspectionEndingDigest = (row: InspectionEndingEvidence) => digest(inspectionEndingRecord(row));
