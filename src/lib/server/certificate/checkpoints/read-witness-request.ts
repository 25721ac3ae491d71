import { witnessRequest } from '#lib/domain/audit/note/witness-request.ts';
import { can } from '#lib/domain/identity/can.ts';
import { consistencyBetween } from '#lib/server/audit/tree/consistency-between.ts';
import { findNewestCheckpoint } from '#lib/server/audit/tree/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';

/**
 * The newest checkpoint with the proof that the ledger only grew since it had `old` entries, as a witness takes it.
 * @param old the size that the witness signed last; 0 when it signed none
 */
export async function readWitnessRequest(
	context: Context,
	{ old }: { old: number }
): Promise<{ kind: 'request'; text: string } | Refused<'beyond'>> {
	if (!can(context.actor, { action: 'check-ledger' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const newest = await findNewestCheckpoint(trx, departmentId);
		if (!newest) throw new NotFound();
		const { size, note } = newest;
		if (old > size) return { kind: 'refused', reason: 'beyond' };
		const proof = old === 0 ? [] : await consistencyBetween(trx, departmentId, old, size);
		return { kind: 'request', text: witnessRequest({ old, proof, note }) };
	});
}
