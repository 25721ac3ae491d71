import { answerQuestion } from '#lib/server/assessment/answer-question.ts';
import { readQuestion } from '#lib/server/assessment/read-question.ts';
import { submitQuiz } from '#lib/server/assessment/submit-quiz.ts';
import { startQuiz } from '#lib/server/compliance/start-quiz.ts';
import type { Context } from '#lib/server/context.ts';
import { playRun, readAllLessons } from './training-for-tests.ts';

export async function startAttempt(context: Context, requirementId: string) {
	const started = await startQuiz(context, { requirementId, code: 'TM-1' });
	if (started.kind !== 'started') throw new Error(JSON.stringify(started));
	return started.attemptId;
}

/** Which positions of a question are right, found the way a person does: by what the lines say. */
export async function positionsOf(
	context: Context,
	attemptId: string,
	place: number,
	right: boolean
): Promise<number[]> {
	const view = await readQuestion(context, { attemptId, question: place });
	if (view.kind !== 'question') throw new Error('already submitted');
	const letter = right ? (view.multiple ? /[ab]/ : /a/) : /c/;
	return view.answers
		.filter(({ html }) => letter.test(/Line \d(.)/.exec(html)![1]!))
		.map(({ index }) => index);
}

export async function takeQuiz(context: Context, requirementId: string, right = true) {
	const attemptId = await startAttempt(context, requirementId);
	for (const place of [0, 1, 2])
		await answerQuestion(context, {
			attemptId,
			question: place,
			chosen: await positionsOf(context, attemptId, place, right)
		});
	await submitQuiz(context, { attemptId });
	return attemptId;
}

/** Everything that has to be done before the statement can be signed. */
export async function doAllParts(context: Context, requirementId: string) {
	await readAllLessons(context, requirementId);
	await takeQuiz(context, requirementId);
	await playRun(context, requirementId);
}
