import { can } from '#lib/domain/identity/can.ts';
import { draftTitle } from '#lib/domain/studio/draft-title.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { draftSummary, namesToday, peopleOf } from './draft-summary.ts';
import { findHead, listDraftStates } from './draft/queries.ts';

/** A draft as it is now: its text, how far it has come, who saved it last, its newest review and what is live of it. */
export async function readDraft(context: Context, { draftId }: { draftId: string }) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const head = await findHead(trx, departmentId, draftId);
		const [state] = await listDraftStates(trx, departmentId, context.now, { draftId });
		if (!head || !state) throw new NotFound();
		// Somebody may have saved between the two statements: text, hash and number are of one row.
		const row = { ...state, ...{ number: head.number, textHash: head.textHash } };
		const now = { ...row, savedAt: head.savedAt, savedBy: head.savedBy };
		const names = await namesToday(trx, context, peopleOf(now));
		return { ...draftSummary(now, names), title: draftTitle(head.text), text: head.text };
	});
}
