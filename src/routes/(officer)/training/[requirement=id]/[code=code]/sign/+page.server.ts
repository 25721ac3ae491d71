import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { readStatement } from '#lib/server/certificate/read-statement.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { modulePath } from '#routes/(officer)/training/addresses.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const here = (params: { requirement: string; code: string }) => ({
	requirementId: params.requirement,
	code: params.code
});

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const statement = await readStatement(locals, here(params));
	if (statement.kind === 'awarded') redirect(303, `/certificates/${statement.certificateId}`);
	if (statement.missing.length) redirect(303, modulePath(params.requirement, params.code));
	const { givenName, familyName, rank } = locals.actor;
	return {
		stepAway: '/away',
		context: statement.moduleTitle,
		moduleTitle: statement.moduleTitle,
		title: statement.title,
		html: statement.html,
		hash: statement.hash,
		name: [rank, givenName, familyName].filter(Boolean).join(' '),
		about: modulePath(params.requirement, params.code)
	};
});

const schema = v.object({
	statement: v.pipe(v.string(), v.hexadecimal(), v.length(64)),
	agree: v.optional(v.literal('yes'))
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable')
			return fail(400, { error: 'This form could not be read. Load the page again.' });
		const { statement: statementHash, agree } = form.value;
		const awarded = await awardCompletion(locals, {
			...here(params),
			statementHash,
			agreed: agree === 'yes'
		});
		if (awarded.kind === 'awarded') redirect(303, `/certificates/${awarded.certificateId}`);
		if (awarded.reason === 'not-agreed')
			return fail(400, { error: 'Tick the box if the statement is true for you.' });
		if (awarded.reason === 'statement-changed')
			return fail(409, { error: 'The statement was changed a moment ago. Read it again below.' });
		redirect(303, modulePath(params.requirement, params.code));
	})
};
