import { quizDigest } from '#lib/domain/assessment/quiz-digest.ts';
import { scoreQuiz } from '#lib/domain/assessment/score-quiz.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { readOwnAttempt, unanswered } from './own-attempt.ts';
import { insertSubmission, lockAttempt } from './queries.ts';

type Submitted = { kind: 'submitted'; passed: boolean };
type Unanswered = Refused<'unanswered'> & { questions: number[] };

/** Scores an attempt on the version it began, once. */
export async function submitQuiz(
	context: Context,
	input: { attemptId: string }
): Promise<Submitted | Unanswered> {
	return inDepartment(context.db, context.actor.departmentId, async (trx) => {
		await lockAttempt(trx, input.attemptId);
		const { attempt, answers, submission, version, drawn, questions } = await readOwnAttempt(
			trx,
			context,
			input.attemptId
		);
		if (submission) return { kind: 'submitted', passed: submission.passed };
		const missing = unanswered(questions);
		if (missing.length > 0) return { kind: 'refused', reason: 'unanswered', questions: missing };

		const given = questions.map(({ chosen }) => chosen);
		const { won, most, passed, bySkill } = scoreQuiz(version.quiz, drawn, given, attempt.passPercent);
		const result = { won, most, passed, bySkill, submittedAt: context.now };
		const digest = quizDigest({ attempt, answers, submission: result });
		await insertSubmission(trx, attempt.departmentId, attempt.id, { ...result, digest });
		await recordEvents(trx, context, {
			kind: 'quiz-submitted',
			subject: attempt.personId,
			digest,
			attempt: attempt.id,
			passed
		});
		return { kind: 'submitted', passed };
	});
}
