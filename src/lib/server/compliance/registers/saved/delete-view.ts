import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { deleteOwnView } from './queries.ts';

/** Forgets one of the actor's own views. One that is not there, or is somebody else's, stays as it is. */
export async function deleteView(context: Context, input: { id: string }): Promise<{ kind: 'deleted' }> {
	if (!can(context.actor, { action: 'save-view' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		await deleteOwnView(trx, departmentId, personId, input.id);
		return { kind: 'deleted' };
	});
}
