import type { Block } from '#lib/domain/scenario/scenario.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { readOwnAttempt, unanswered, type AttemptHead } from './own-attempt.ts';

/** A question to answer. Nothing here says, or differs by, which answer is right. */
export interface QuestionView {
	kind: 'question';
	attempt: AttemptHead;
	question: number;
	of: number;
	blocks: Block[];
	multiple: boolean;
	answers: { index: number; html: string }[];
	/** Positions chosen so far. */
	chosen: number[];
	answered: boolean;
	unanswered: number[];
}

/** One question of an open attempt, from 0. A submitted attempt shows its result instead. */
export async function readQuestion(
	context: Context,
	input: { attemptId: string; question: number }
): Promise<QuestionView | { kind: 'submitted'; attempt: AttemptHead }> {
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { head, submission, questions } = await readOwnAttempt(trx, context, input.attemptId);
		const question = questions[input.question];
		if (!question) throw new NotFound();
		if (submission) return { kind: 'submitted', attempt: head };
		const { scene, shown, chosen } = question;
		return {
			kind: 'question',
			attempt: head,
			question: input.question,
			of: questions.length,
			blocks: scene.blocks,
			multiple: scene.multiple,
			answers: shown.map((place, index) => ({ index, html: scene.answers[place]!.html })),
			chosen: (chosen ?? []).map((place) => shown.indexOf(place)).toSorted((a, b) => a - b),
			answered: chosen !== null,
			unanswered: unanswered(questions)
		};
	});
}
