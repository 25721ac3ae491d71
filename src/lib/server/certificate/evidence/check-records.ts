import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { checkEvidence } from './check-evidence.ts';

/** Checks the ledger and the records of the actor's department, and enters the check and its outcome into the ledger. */
export async function checkRecords(context: Context) {
	if (!can(context.actor, { action: 'check-ledger' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const checked = await checkEvidence(trx, departmentId);
		const intact = checked.kind === 'intact';
		await recordEvents(trx, context, {
			kind: 'ledger-checked',
			subject: departmentId,
			entries: checked.head.seq,
			intact
		});
		return checked;
	});
}
