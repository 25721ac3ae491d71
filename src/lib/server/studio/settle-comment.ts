import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findComment, updateSettled } from './review/queries.ts';

/** Marks a comment as settled. Whoever did it first stays named. */
export async function settleComment(
	context: Context,
	{ commentId }: { commentId: string }
): Promise<{ kind: 'settled'; draftId: string }> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId: settledBy } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const comment = await findComment(trx, departmentId, commentId);
		if (!comment) throw new NotFound();
		await updateSettled(trx, { departmentId, id: commentId, settledBy, settledAt: context.now });
		return { kind: 'settled', draftId: comment.draftId };
	});
}
