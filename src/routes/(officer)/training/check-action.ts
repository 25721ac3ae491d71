import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Context } from '#lib/server/context.ts';
import { answerCheck } from '#lib/server/course/answer-check.ts';
import { index } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';

const schema = v.object({
	check: v.pipe(v.string(), v.maxLength(100)),
	answer: v.pipe(v.array(index), v.maxLength(20))
});

/** Answers a check inside a lesson: what it was worth is said only now, and nothing is kept. */
export async function checkAction(
	request: Request,
	context: Context,
	of: { requirementId: string; code: string; lesson: string }
) {
	const form = await readForm(request, schema);
	if (form.kind === 'unreadable')
		return fail(400, { check: form.values['check'], error: 'This could not be read. Choose again.' });
	const { check, answer } = form.value;
	const answered = await answerCheck(context, { ...of, check, chosen: answer });
	if (answered.kind === 'refused') return fail(400, { check, error: 'Choose an answer.' });
	return { check, chosen: answered.chosen, feedback: { right: answered.right, lines: answered.lines } };
}
