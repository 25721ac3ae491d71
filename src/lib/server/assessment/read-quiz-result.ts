import type { Temporal } from 'temporal-polyfill';
import { scoreQuiz } from '#lib/domain/assessment/score-quiz.ts';
import type { Block } from '#lib/domain/scenario/scenario.ts';
import { percentOf } from '#lib/domain/scenario/score.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { testedSkills, type TestedSkills } from '#lib/server/scenario/tested-skills.ts';
import { readOwnAttempt, type AttemptHead } from './own-attempt.ts';

export interface QuizResultView {
	kind: 'result';
	attempt: AttemptHead;
	passed: boolean;
	won: number;
	most: number;
	percent: number;
	passPercent: number;
	submittedAt: Temporal.Instant;
	/** Only the skills that were tested. */
	bySkill: TestedSkills;
	/** Lessons that the questions answered wrong send back to, in the module's order. */
	readAgain: { slug: string; title: string }[];
	/** What was chosen and the coach's words about it. The answers that were not chosen stay for the next attempt. */
	questions: {
		question: number;
		right: boolean;
		blocks: Block[];
		chosen: { html: string; coachHtml: string }[];
	}[];
}

/** What a submitted attempt came to. */
export async function readQuizResult(
	context: Context,
	input: { attemptId: string }
): Promise<QuizResultView | { kind: 'open'; attempt: AttemptHead }> {
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { attempt, head, submission, version, drawn, questions } = await readOwnAttempt(
			trx,
			context,
			input.attemptId
		);
		if (!submission) return { kind: 'open', attempt: head };
		const { won, most, passed, bySkill, submittedAt } = submission;
		const given = questions.map(({ chosen }) => chosen);
		const { results } = scoreQuiz(version.quiz, drawn, given, attempt.passPercent);
		const again = new Set(
			questions.filter((_, place) => !results[place]!.right).map(({ scene }) => scene.readAgain)
		);
		return {
			kind: 'result',
			attempt: head,
			...{ passed, won, most, passPercent: attempt.passPercent, submittedAt },
			percent: percentOf(won, most),
			bySkill: testedSkills(bySkill),
			readAgain: version.lessons
				.filter(({ slug }) => again.has(slug))
				.map(({ slug, title }) => ({ slug, title })),
			questions: questions.map(({ scene, shown, chosen }, question) => ({
				question,
				right: results[question]!.right,
				blocks: scene.blocks,
				chosen: shown
					.filter((place) => chosen?.includes(place))
					.map((place) => ({ html: scene.answers[place]!.html, coachHtml: scene.answers[place]!.coachHtml }))
			}))
		};
	});
}
