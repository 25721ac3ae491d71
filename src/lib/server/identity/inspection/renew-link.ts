import { Temporal } from 'temporal-polyfill';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { findAccount } from '../queries.ts';
import { enterInvitation, type Link } from './enter-invitation.ts';
import { readInspectionRow } from './read-inspection-row.ts';

/**
 * A new link for an inspector whose access runs, as when the first one was lost, or their password. The old link ends;
 * the password that they have stays until the new link is used.
 */
export async function renewLink(
	context: Context,
	{ inspectionId }: { inspectionId: string }
): Promise<{ kind: 'renewed'; link: Link } | Refused<'over'>> {
	if (!can(context.actor, { action: 'manage-inspections' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const { personId } = await readInspectionRow(trx, departmentId, inspectionId);
		// The account's row is the lock, as it is for ending the access.
		await findAccount(trx, departmentId, personId);
		const { expiresAt, endedAt, replacedAt } = await readInspectionRow(trx, departmentId, inspectionId);
		if (endedAt || replacedAt || Temporal.Instant.compare(expiresAt, context.now) <= 0)
			return { kind: 'refused', reason: 'over' };
		const link = await enterInvitation(trx, { departmentId, personId, expiresAt, now: context.now });
		return { kind: 'renewed', link };
	});
}
