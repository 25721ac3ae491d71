import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { lockDraft, updatePutAway } from './draft/queries.ts';

/** Puts a draft that was put away into the list again. */
export async function bringBackDraft(
	context: Context,
	{ draftId }: { draftId: string }
): Promise<{ kind: 'brought-back' }> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		if (!(await lockDraft(trx, departmentId, draftId))) throw new NotFound();
		await updatePutAway(trx, departmentId, draftId, null);
		return { kind: 'brought-back' };
	});
}
