import { can } from '#lib/domain/identity/can.ts';
import { draftTitle } from '#lib/domain/studio/draft-title.ts';
import { scriptOf } from '#lib/domain/studio/script.ts';
import type { Context } from '#lib/server/context.ts';
import { yamlValues } from '#lib/domain/course/yaml-map.ts';
import { readDataFile } from '#lib/server/course/data-files.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { checkDraft } from './check-draft.ts';
import { readDraft } from './read-draft.ts';
import { findReview, findReviewText } from './review/queries.ts';

/**
 * A draft as a script for readers outside the editor, with what the checker says of it.
 * @param input.reviewId the text that was sent to this review of the draft, instead of the draft as it is now
 */
export async function readScript(context: Context, input: { draftId: string; reviewId: string | null }) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { text: current, ...draft } = await readDraft(context, { draftId: input.draftId });
	const sent = input.reviewId === null ? null : await sentText(context, input.draftId, input.reviewId);
	const text = sent?.text ?? current;
	const { scenario, problems, proof } = await checkDraft(text);
	return {
		draft,
		title: draftTitle(text),
		textHash: sent?.textHash ?? draft.textHash,
		/** When this text was saved, or sent. */
		at: sent?.askedAt ?? draft.savedAt,
		isSent: sent !== null,
		...{ scenario, problems, proof },
		script: scenario && scriptOf(scenario, criticalErrorSentences())
	};
}

async function sentText({ db, actor }: Context, draftId: string, reviewId: string) {
	return readInDepartment(db, actor.departmentId, async (trx) => {
		const review = await findReview(trx, actor.departmentId, reviewId);
		if (review?.draftId !== draftId) throw new NotFound();
		return { ...review, text: (await findReviewText(trx, actor.departmentId, reviewId))! };
	});
}

/** What each critical error is, by its id. */
export const criticalErrorSentences = () =>
	yamlValues(readDataFile('critical-errors.yaml')) as Record<string, string>;
