import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { sessionState } from '#lib/domain/compliance/sessions/session-state.ts';
import { findByCode } from '#lib/server/compliance/sessions/find-by-code.ts';
import { listOwnSessions } from '#lib/server/compliance/sessions/list-own-sessions.ts';
import { line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { ownSessionInWords } from './own-session-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const sessions = await listOwnSessions(locals);
	const isAhead = (session: (typeof sessions)[number]) =>
		['coming-up', 'going-on'].includes(sessionState(session, locals.now));
	const shown = (session: (typeof sessions)[number]) => ownSessionInWords(session, locals.now, timeZone);
	return {
		zone: zoneInWords(timeZone),
		// The next one first; what is past, the latest first.
		ahead: sessions.filter(isAhead).reverse().map(shown),
		past: sessions.filter((session) => !isAhead(session)).map(shown)
	};
});

const schema = v.object({ code: line('the code on the wall', 100) });

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const found = await findByCode(locals, form.value.code);
		if (found) redirect(303, `/sign/${found.sessionId}/${found.code}`);
		const issues: Record<string, string> = {
			code: 'No session that is on now has this code. Compare it with the wall, letter by letter.'
		};
		return fail(409, { issues, values: { code: form.value.code } });
	})
};
