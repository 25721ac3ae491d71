import type { Temporal } from 'temporal-polyfill';
import { drawQuestions } from '#lib/domain/assessment/draw-questions.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { QuestionScene } from '#lib/domain/scenario/scenario.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findAttempt } from './queries.ts';
import { readQuizVersion } from './quiz-version.ts';

/** Which attempt a page is about. */
export interface AttemptHead {
	id: string;
	number: number;
	requirementId: string;
	code: string;
	moduleTitle: string;
	cycle: number;
	passPercent: number;
	startedAt: Temporal.Instant;
}

/** A question as this attempt drew it: `shown` are places of its answers in the order on the page. */
export interface DrawnQuestion {
	scene: QuestionScene;
	shown: number[];
	/** Places last chosen; null while unanswered. */
	chosen: number[] | null;
	revision: number;
}

/** An attempt of the acting officer with the questions it drew from its pinned version. Somebody else's is not found. */
export async function readOwnAttempt(trx: Tx, { actor }: Pick<Context, 'actor'>, attemptId: string) {
	if (!can(actor, { action: 'train' })) throw new Forbidden();
	const found = await findAttempt(trx, actor.departmentId, attemptId);
	if (found?.attempt.personId !== actor.personId) throw new NotFound();
	const { attempt, answers, submission } = found;
	const version = await readQuizVersion(trx, attempt.contentHash);
	const drawn = drawQuestions(version.quiz, attempt.seed);
	const questions = drawn.map(({ question, order }, place): DrawnQuestion => {
		const last = answers.findLast((answer) => answer.question === place);
		const scene = version.quiz.questions.find(({ key }) => key === question)!;
		return { scene, shown: order, chosen: last?.chosen ?? null, revision: last?.revision ?? 0 };
	});
	const { id, number, requirementId, code, cycle, passPercent, startedAt } = attempt;
	const head: AttemptHead = {
		id,
		number,
		requirementId,
		code,
		moduleTitle: version.title,
		cycle,
		passPercent,
		startedAt
	};
	return { attempt, head, answers, submission, version, drawn, questions };
}

/** Places of the questions that have no answer yet, in order. */
export const unanswered = (questions: readonly DrawnQuestion[]) =>
	[...questions.keys()].filter((place) => questions[place]!.chosen === null);
