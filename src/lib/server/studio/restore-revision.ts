import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findHead, findRevision, insertRevision, lockDraft } from './draft/queries.ts';

/**
 * Makes an older text the draft again, as a revision of its own: what stood there until now stays in the history.
 * Restoring what stands there already changes nothing.
 */
export async function restoreRevision(
	context: Context,
	{ draftId, number }: { draftId: string; number: number }
): Promise<{ kind: 'restored'; number: number; textHash: string }> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		if (!(await lockDraft(trx, departmentId, draftId))) throw new NotFound();
		const older = await findRevision(trx, departmentId, draftId, number);
		if (!older) throw new NotFound();
		const { text, textHash } = older;
		const head = (await findHead(trx, departmentId, draftId))!;
		if (head.textHash === textHash) return { kind: 'restored', number: head.number, textHash };
		await insertRevision(trx, {
			...{ departmentId, draftId, number: head.number + 1, text, textHash },
			...{ cause: 'restored', savedBy: personId, savedAt: context.now }
		});
		return { kind: 'restored', number: head.number + 1, textHash };
	});
}
