import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listDraftStates } from './draft/queries.ts';
import { listWriters } from './review/queries.ts';

/** The ids of the drafts whose review waits for this actor: open, and none of their own words in it. */
export async function listWaiting(context: Context): Promise<string[]> {
	const { actor, now, db } = context;
	if (!can(actor, { action: 'write-scenarios' })) throw new Forbidden();
	return readInDepartment(db, actor.departmentId, async (trx) => {
		const waiting: string[] = [];
		for (const { id, reviewId, verdict, askedBy } of await listDraftStates(trx, actor.departmentId, now)) {
			if (reviewId === null || verdict !== null) continue;
			const authors = [...(await listWriters(trx, actor.departmentId, { id: reviewId })), askedBy!];
			if (can(actor, { action: 'approve-scenario', authors })) waiting.push(id);
		}
		return waiting;
	});
}
