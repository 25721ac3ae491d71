import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { listDraftStates, lockDraft, updatePutAway } from './draft/queries.ts';

/**
 * Takes a draft out of the list. It is kept with all its history and can be brought back. Not while it waits for a
 * review, which would wait for ever, nor while officers play it.
 */
export async function putAwayDraft(
	context: Context,
	{ draftId }: { draftId: string }
): Promise<{ kind: 'put-away' } | Refused<'in-review' | 'live'>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const draft = await lockDraft(trx, departmentId, draftId);
		if (!draft) throw new NotFound();
		if (draft.putAwayAt) return { kind: 'put-away' };
		const [state] = await listDraftStates(trx, departmentId, context.now, { draftId });
		if (state!.reviewId !== null && state!.verdict === null) return { kind: 'refused', reason: 'in-review' };
		if (state!.liveHash !== null && !state!.retired) return { kind: 'refused', reason: 'live' };
		await updatePutAway(trx, departmentId, draftId, context.now);
		return { kind: 'put-away' };
	});
}
