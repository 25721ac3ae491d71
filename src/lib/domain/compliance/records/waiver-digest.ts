// What a waiver is called in the ledger: whose, of which requirement, for which days, why, and who granted it when.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { WaiverSpell } from '../leave.ts';

export interface WaiverEvidence extends WaiverSpell {
	departmentId: string;
	id: string;
	personId: string;
	requirementId: string;
	reason: string;
	approvedBy: string;
	recordedAt: Temporal.Instant;
}

/** The same for the same row; other members of it do not count. */
export function waiverRecord(row: WaiverEvidence): Canonical {
	const { departmentId, id, personId, requirementId, fromOn, untilOn, reason, approvedBy, recordedAt } = row;
	return {
		departmentId,
		id,
		personId,
		requirementId,
		fromOn,
		untilOn,
		reason,
		approvedBy,
		recordedAt
	};
}

export const waiverDigest = (row: WaiverEvidence): string => digest(waiverRecord(row));
