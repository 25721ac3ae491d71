import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { answerCorrection } from '#lib/server/compliance/requests/answer-correction.ts';
import { readRequest } from '#lib/server/compliance/requests/read-requests.ts';
import { line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { requestShown } from '../request-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const row = await readRequest(locals, { requestId: params.request });
	return {
		request: requestShown(row, locals.actor.timeZone),
		isOwn: row.isOwn,
		/** Where their record is, and each of its parts that can be put right. */
		record: `/officers/${row.personId}`
	};
});

const schema = v.object({
	verdict: v.optional(v.picklist(['corrected', 'left'], 'Choose what became of it.'), '' as 'left'),
	answer: line('an answer', 2000)
});

const NOT = {
	own: 'This is about your own record: another administrator answers.',
	answered: 'This was answered meanwhile. The first answer stands.',
	'answer-missing': 'Enter an answer.'
};

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { verdict, answer } = form.value;
		const answered = await answerCorrection(locals, {
			...{ requestId: params.request, corrected: verdict === 'corrected', answer }
		});
		if (answered.kind === 'refused') {
			const field = answered.reason === 'answer-missing' ? 'answer' : 'form';
			return fail(409, {
				issues: { [field]: NOT[answered.reason] } as Record<string, string>,
				values: { verdict, answer } as Record<string, string>
			});
		}
		redirect(303, '/correction-requests?done=answered');
	})
};
