import { randomUUID } from 'node:crypto';
import { digest } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { asNote } from '#lib/domain/studio/note-text.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { checkDraft } from './check-draft.ts';
import { findHead, lockDraft } from './draft/queries.ts';

import { insertReview, listReviews } from './review/queries.ts';

type Asked = { kind: 'asked'; reviewId: string };

/**
 * Sends the text as it stands to a second person. It is kept with the review, whatever is written meanwhile. Refused
 * while the checker finds errors. Asking again for what is in review or approved already asks once.
 * @param input.base hash of the text that the asker sees
 */
export async function askReview(
	context: Context,
	input: { draftId: string; base: string; note: string }
): Promise<Asked | Refused<'has-errors' | 'changed-elsewhere' | 'in-review'>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId: askedBy } = context.actor;
	const { draftId } = input;
	const note = asNote(input.note, 2000);
	// Checked before the transaction, so that no lock is held meanwhile; that it is still the draft is seen in it.
	const seen = await readInDepartment(context.db, departmentId, (trx) =>
		findHead(trx, departmentId, draftId)
	);
	if (!seen) throw new NotFound();
	if (seen.textHash !== input.base) return { kind: 'refused', reason: 'changed-elsewhere' };
	const { scenario, problems } = await checkDraft(seen.text);
	if (!scenario || problems.some(({ severity }) => severity === 'error'))
		return { kind: 'refused', reason: 'has-errors' };

	return inDepartment(
		context.db,
		departmentId,
		async (trx): Promise<Awaited<ReturnType<typeof askReview>>> => {
			await lockDraft(trx, departmentId, draftId);
			const { number: revision, text, textHash } = (await findHead(trx, departmentId, draftId))!;
			if (textHash !== input.base) return { kind: 'refused', reason: 'changed-elsewhere' };
			const [newest] = await listReviews(trx, departmentId, draftId);
			const isSame = newest?.textHash === textHash;
			if (
				isSame &&
				(newest.verdict === 'approved' || (newest.verdict === null && newest.askedBy === askedBy))
			)
				return { kind: 'asked', reviewId: newest.id };
			if (newest?.verdict === null) return { kind: 'refused', reason: 'in-review' };

			const id = randomUUID();
			const number = (newest?.number ?? 0) + 1;
			const review = {
				...{ departmentId, id, draftId, number, revision, textHash },
				...{ note, askedBy, askedAt: context.now }
			};
			await insertReview(trx, { ...review, text });
			await recordEvents(trx, context, {
				kind: 'review-asked',
				subject: draftId,
				digest: digest({ ...review, text: textHash }),
				review: id
			});
			return { kind: 'asked', reviewId: id };
		}
	);
}
