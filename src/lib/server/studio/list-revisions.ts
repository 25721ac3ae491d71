import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { namesToday } from './draft-summary.ts';
import { findDraft, listDraftStates, listRevisionRows } from './draft/queries.ts';
import { listReviews } from './review/queries.ts';

/** The history of a draft, the newest first: who wrote when, what was sent to review and became of it, what is live. */
export async function listRevisions(context: Context, { draftId }: { draftId: string }) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		if (!(await findDraft(trx, departmentId, draftId))) throw new NotFound();
		const rows = await listRevisionRows(trx, departmentId, draftId);
		const reviews = await listReviews(trx, departmentId, draftId);
		const [state] = await listDraftStates(trx, departmentId, context.now, { draftId });
		const names = await namesToday(
			trx,
			context,
			rows.map(({ savedBy }) => savedBy)
		);
		const liveText = state?.retired === false ? state.liveTextHash : null;
		return rows.map((row) => {
			const review = reviews.find(({ revision }) => revision === row.number);
			return {
				...row,
				savedBy: names.get(row.savedBy) ?? '',
				/** The last review of exactly this revision. */
				review: review ? { id: review.id, verdict: review.verdict } : null,
				isLive: row.textHash === liveText
			};
		});
	});
}
