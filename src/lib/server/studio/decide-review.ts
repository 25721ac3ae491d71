import { can } from '#lib/domain/identity/can.ts';
import { needsClinician } from '#lib/domain/studio/intense-content.ts';
import { asNote } from '#lib/domain/studio/note-text.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { checkDraft } from './check-draft.ts';
import { lockDraft } from './draft/queries.ts';

import { authorsOf, recordDecision } from './record-decision.ts';
import { findReview, findReviewText } from './review/queries.ts';

/**
 * The second person's word on a text: approved, or what has to change. Never by anybody whose words are in it. A text
 * with intense content is approved with the name of a clinician who read it. Deciding the same again changes nothing.
 */
export async function decideReview(
	context: Context,
	input: {
		reviewId: string;
		verdict: 'approved' | 'changes-asked';
		words: string;
		clinician: string | null;
	}
): Promise<{ kind: 'decided' } | Refused<'author' | 'decided' | 'clinician-missing'>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const { reviewId, verdict } = input;
	const words = asNote(input.words, 4000);
	const clinician = (verdict === 'approved' && asNote(input.clinician ?? '', 200)) || null;
	const text = await readInDepartment(context.db, departmentId, (trx) =>
		findReviewText(trx, departmentId, reviewId)
	);
	if (text === undefined) throw new NotFound();
	const mustName = verdict === 'approved' && needsClinician((await checkDraft(text)).scenario);

	return inDepartment(context.db, departmentId, async (trx) => {
		const { draftId } = (await findReview(trx, departmentId, reviewId))!;
		await lockDraft(trx, departmentId, draftId);
		// Read again: until the lock was ours somebody else may have decided.
		const review = (await findReview(trx, departmentId, reviewId))!;
		if (review.verdict !== null) {
			const isSame = review.verdict === verdict && review.decidedBy === personId;
			return isSame ? { kind: 'decided' } : { kind: 'refused', reason: 'decided' };
		}
		const authors = await authorsOf(trx, departmentId, review);
		if (!can(context.actor, { action: 'approve-scenario', authors }))
			return { kind: 'refused', reason: 'author' };
		if (mustName && clinician === null) return { kind: 'refused', reason: 'clinician-missing' };
		await recordDecision(trx, context, draftId, { reviewId, verdict, words, clinician });
		return { kind: 'decided' };
	});
}
