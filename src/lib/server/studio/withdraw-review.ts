import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { lockDraft } from './draft/queries.ts';
import { authorsOf, recordDecision } from './record-decision.ts';
import { findReview } from './review/queries.ts';

/** An author takes a text back from review. Taking it back twice takes it back once. */
export async function withdrawReview(
	context: Context,
	{ reviewId }: { reviewId: string }
): Promise<{ kind: 'withdrawn' } | Refused<'not-author' | 'decided'>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const found = await findReview(trx, departmentId, reviewId);
		if (!found) throw new NotFound();
		await lockDraft(trx, departmentId, found.draftId);
		const review = (await findReview(trx, departmentId, reviewId))!;
		const authors = await authorsOf(trx, departmentId, review);
		if (!authors.includes(personId)) return { kind: 'refused', reason: 'not-author' };
		if (review.verdict === 'withdrawn') return { kind: 'withdrawn' };
		if (review.verdict !== null) return { kind: 'refused', reason: 'decided' };
		await recordDecision(trx, context, review.draftId, {
			...{ reviewId, verdict: 'withdrawn', words: '', clinician: null }
		});
		return { kind: 'withdrawn' };
	});
}
