import { error, fail, redirect } from '@sveltejs/kit';
import { readAnswers } from '#lib/server/assessment/read-answers.ts';
import { submitQuiz } from '#lib/server/assessment/submit-quiz.ts';
import { answering } from '#routes/answer.ts';
import { questionPath } from '#routes/(officer)/training/addresses.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const view = await readAnswers(locals, { attemptId: params.attempt });
	const { attempt } = view;
	if (attempt.code !== params.code || attempt.requirementId !== params.requirement) error(404, 'Not found');
	if (view.kind === 'submitted') redirect(303, questionPath(attempt, 'result'));
	return {
		stepAway: '/away',
		context: attempt.moduleTitle,
		questions: view.questions.map(({ question, blocks, chosen }) => ({
			number: question + 1,
			blocks,
			chosen: chosen.map(({ html }) => html),
			href: questionPath(attempt, question)
		})),
		unanswered: view.unanswered.map((question) => question + 1)
	};
});

export const actions = {
	default: answering(async ({ locals, params }: RequestEvent) => {
		const submitted = await submitQuiz(locals, { attemptId: params.attempt });
		if (submitted.kind === 'refused')
			return fail(409, { unanswered: submitted.questions.map((question) => question + 1) });
		redirect(
			303,
			questionPath({ requirementId: params.requirement, code: params.code, id: params.attempt }, 'result')
		);
	})
};
