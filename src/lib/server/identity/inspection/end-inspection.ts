import { Temporal } from 'temporal-polyfill';
import { can } from '#lib/domain/identity/can.ts';
import { inspectionEndingDigest } from '#lib/domain/identity/inspection/inspection-digest.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { findAccount } from '../queries.ts';
import { closeSessionsOf } from '../sessions.ts';
import { endInvitations, insertEnding } from './queries.ts';
import { readInspectionRow } from './read-inspection-row.ts';

/**
 * Ends an inspector's access at once: their sessions and their link go in the same transaction. Twice is once: the
 * first reason stands. What they opened and wrote stays.
 */
export async function endInspection(
	context: Context,
	input: { inspectionId: string; reason: string }
): Promise<{ kind: 'ended' } | Refused<'reason-missing' | 'ended' | 'over'>> {
	if (!can(context.actor, { action: 'manage-inspections' })) throw new Forbidden();
	const { departmentId, personId: endedBy } = context.actor;
	const { inspectionId } = input;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx) => {
		const { personId } = await readInspectionRow(trx, departmentId, inspectionId);
		// The account's row is the lock: who signs in at this moment does so before, and is shown out, or not at all.
		await findAccount(trx, departmentId, personId);
		const row = await readInspectionRow(trx, departmentId, inspectionId);
		if (row.endedAt)
			return row.endingReason === reason ? { kind: 'ended' } : { kind: 'refused', reason: 'ended' };
		if (row.replacedAt || Temporal.Instant.compare(row.expiresAt, context.now) <= 0)
			return { kind: 'refused', reason: 'over' };
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		const ending = { departmentId, inspectionId, reason, endedBy, endedAt: context.now };
		await insertEnding(trx, ending);
		await endInvitations(trx, departmentId, personId, context.now);
		await closeSessionsOf(trx, departmentId, personId);
		await recordEvents(trx, context, {
			kind: 'inspection-ended',
			subject: personId,
			digest: inspectionEndingDigest(ending),
			inspection: inspectionId
		});
		return { kind: 'ended' };
	});
}
