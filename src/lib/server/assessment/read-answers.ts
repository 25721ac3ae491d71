import type { Block } from '#lib/domain/scenario/scenario.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { readOwnAttempt, unanswered, type AttemptHead } from './own-attempt.ts';

/** What is about to be submitted: every question with what was chosen, empty where nothing was. */
export interface AnswersView {
	kind: 'answers';
	attempt: AttemptHead;
	questions: { question: number; blocks: Block[]; chosen: { html: string }[] }[];
	unanswered: number[];
}

/** The page before submitting. */
export async function readAnswers(
	context: Context,
	input: { attemptId: string }
): Promise<AnswersView | { kind: 'submitted'; attempt: AttemptHead }> {
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { head, submission, questions } = await readOwnAttempt(trx, context, input.attemptId);
		if (submission) return { kind: 'submitted', attempt: head };
		const rows = questions.map(({ scene, shown, chosen }, question) => ({
			question,
			blocks: scene.blocks,
			chosen: shown
				.filter((place) => chosen?.includes(place))
				.map((place) => ({ html: scene.answers[place]!.html }))
		}));
		return { kind: 'answers', attempt: head, questions: rows, unanswered: unanswered(questions) };
	});
}
