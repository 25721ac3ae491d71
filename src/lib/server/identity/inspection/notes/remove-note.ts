import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { deleteNote } from './queries.ts';

/** Takes away a note of the inspector's own; what is gone is gone, twice as well as once. */
export async function removeNote(context: Context, { id }: { id: string }): Promise<void> {
	if (!can(context.actor, { action: 'write-notes' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	await inDepartment(context.db, departmentId, (trx) => deleteNote(trx, departmentId, personId, id));
}
