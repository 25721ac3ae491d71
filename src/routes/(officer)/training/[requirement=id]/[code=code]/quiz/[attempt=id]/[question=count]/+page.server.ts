import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { answerQuestion } from '#lib/server/assessment/answer-question.ts';
import { readQuestion } from '#lib/server/assessment/read-question.ts';
import { index } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { modulePath, questionPath } from '#routes/(officer)/training/addresses.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const view = await readQuestion(locals, { attemptId: params.attempt, question: Number(params.question) });
	const { attempt } = view;
	if (attempt.code !== params.code || attempt.requirementId !== params.requirement) error(404, 'Not found');
	if (view.kind === 'submitted') redirect(303, questionPath(attempt, 'result'));
	return {
		stepAway: '/away',
		context: attempt.moduleTitle,
		about: modulePath(attempt.requirementId, attempt.code),
		moduleTitle: attempt.moduleTitle,
		number: view.question + 1,
		of: view.of,
		blocks: view.blocks,
		multiple: view.multiple,
		answers: view.answers.map(({ index, html }) => ({ value: index, label: html, html })),
		chosen: view.chosen,
		back: view.question > 0 ? questionPath(attempt, view.question - 1) : null,
		check: questionPath(attempt, 'check'),
		unanswered: view.unanswered.length
	};
});

const schema = v.object({ answer: v.pipe(v.array(index), v.maxLength(20)) });

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const question = Number(params.question);
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { error: 'This could not be read. Choose again.' });
		const attempt = { requirementId: params.requirement, code: params.code, id: params.attempt };
		const saved = await answerQuestion(locals, {
			attemptId: params.attempt,
			question,
			chosen: form.value.answer
		});
		if (saved.kind === 'refused') {
			if (saved.reason === 'submitted') redirect(303, questionPath(attempt, 'result'));
			return fail(400, {
				error:
					saved.reason === 'nothing-chosen'
						? 'Choose an answer, then go on.'
						: 'That answer is not one of these. Choose again.'
			});
		}
		const next = saved.unanswered.find((other) => other > question) ?? saved.unanswered[0];
		redirect(303, questionPath(attempt, next ?? 'check'));
	})
};
