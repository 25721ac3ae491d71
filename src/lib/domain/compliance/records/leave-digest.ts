// What a row of leave is called in the ledger: whose, what, from when to when, why, and who wrote it down when.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { LeaveSpell } from '../leave.ts';

export interface LeaveEvidence extends LeaveSpell {
	departmentId: string;
	id: string;
	personId: string;
	reason: string;
	recordedBy: string;
	recordedAt: Temporal.Instant;
}

/** The same for the same row; other members of it do not count. */
export function leaveRecord(row: LeaveEvidence): Canonical {
	const { departmentId, id, personId, kind, fromOn, untilOn, reason, recordedBy, recordedAt } = row;
	return { departmentId, id, personId, kind, fromOn, untilOn, reason, recordedBy, recordedAt };
}

export const leaveDigest = (row: LeaveEvidence): string => digest(leaveRecord(row));
