import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { namedRows } from './named-rows.ts';
import { listWaitingOutside } from './queries.ts';

/** Training from elsewhere that waits for a decision, what has waited longest first; the actor's own is among it. */
export async function listOutsideRequests(context: Context) {
	if (!can(context.actor, { action: 'decide-outside', personId: '' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) =>
		namedRows(trx, context, await listWaitingOutside(trx, departmentId))
	);
}
