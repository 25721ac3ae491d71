import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { MOST_FILE_BYTES } from '#lib/domain/compliance/outside/file-type.ts';
import { enterOutside } from '#lib/server/compliance/outside/enter-outside.ts';
import { readOutsideEntry } from '#lib/server/compliance/outside/read-outside-entry.ts';
import { answering } from '#routes/answer.ts';
import { heldInWords } from '#routes/(auditor)/officers/[person=id]/held-words.ts';
import { notEntered, outsideChoices, readOutside } from '#routes/outside-form.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { held, today, needsFile } = await readOutsideEntry(locals, { personId: params.person });
	return {
		...{ name: heldInWords(held)[0], path: `/officers/${params.person}`, needsFile },
		...{
			formId: randomUUID(),
			choices: outsideChoices(),
			today: today.toString(),
			mostBytes: MOST_FILE_BYTES
		}
	};
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const personId = params.person;
		const read = await readOutside(request);
		if (read.kind === 'wrong') return fail(400, { issues: read.issues, values: read.values });
		const { id, draft, file, values } = read;
		const entered = await enterOutside(locals, { id, personId, draft, file });
		if (entered.kind === 'refused') return fail(400, { issues: notEntered(entered), values });
		redirect(303, `/officers/${personId}/outside?entered=${entered.outsideId}`);
	})
};
