import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { MOST_FILE_BYTES } from '#lib/domain/compliance/outside/file-type.ts';
import { enterOutside } from '#lib/server/compliance/outside/enter-outside.ts';
import { answering } from '#routes/answer.ts';
import { notEntered, outsideChoices, readOutside } from '#routes/outside-form.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = ({ locals }: PageServerLoadEvent) => ({
	formId: randomUUID(),
	choices: outsideChoices(),
	today: localDay(locals.now, locals.actor.timeZone).toString(),
	mostBytes: MOST_FILE_BYTES
});

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const read = await readOutside(request);
		if (read.kind === 'wrong') return fail(400, { issues: read.issues, values: read.values });
		const { id, draft, file, values } = read;
		const entered = await enterOutside(locals, { id, personId: locals.actor.personId, draft, file });
		if (entered.kind === 'refused') return fail(400, { issues: notEntered(entered), values });
		redirect(303, `/outside?entered=${entered.outsideId}`);
	})
};
