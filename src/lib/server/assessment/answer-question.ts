import { placesOf } from '#lib/domain/scenario/offer.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { NotFound, type Refused } from '#lib/server/refusals.ts';
import { readOwnAttempt, unanswered } from './own-attempt.ts';
import { insertAnswer, lockAttempt } from './queries.ts';

/**
 * Keeps an answer of an open attempt. A changed answer is a further revision; the same answer again changes nothing.
 * @param input.question place among the drawn questions, from 0
 * @param input.chosen positions in the answers as shown
 */
export async function answerQuestion(
	context: Context,
	input: { attemptId: string; question: number; chosen: readonly number[] }
): Promise<
	{ kind: 'saved'; unanswered: number[] } | Refused<'submitted' | 'nothing-chosen' | 'not-offered'>
> {
	return inDepartment(context.db, context.actor.departmentId, async (trx) => {
		// An answer that was acknowledged is part of what is scored: it waits for a submission that is under way.
		await lockAttempt(trx, input.attemptId);
		const { attempt, submission, questions } = await readOwnAttempt(trx, context, input.attemptId);
		const question = questions[input.question];
		if (!question) throw new NotFound();
		if (submission) return { kind: 'refused', reason: 'submitted' };
		const chosen = placesOf({ multiple: question.scene.multiple, shown: question.shown }, input.chosen);
		if (!chosen) return { kind: 'refused', reason: 'not-offered' };
		if (chosen.length === 0) return { kind: 'refused', reason: 'nothing-chosen' };
		if (question.chosen?.join() !== chosen.join()) {
			const { shown, revision } = question;
			const row = {
				question: input.question,
				revision: revision + 1,
				shown,
				chosen,
				answeredAt: context.now
			};
			await insertAnswer(trx, attempt.departmentId, attempt.id, row);
		}
		const others = unanswered(questions).filter((place) => place !== input.question);
		return { kind: 'saved', unanswered: others };
	});
}
