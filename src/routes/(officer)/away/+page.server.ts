import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { isSecure } from '#lib/server/http/cookie.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { listServices } from '#lib/server/referral/read-services.ts';
import { isShortcutOff, SHORTCUT_COOKIE } from '#lib/ui/step-away-shortcut.ts';
import { answering } from '#routes/answer.ts';
import { localPath } from '#routes/local-path.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Nothing is written here: whether somebody stepped away, from what and for how long is nobody’s to know. */
export const load = ({ locals, request, url }: PageServerLoadEvent) => ({
	back: pageBefore(request.headers.get('referer'), url.origin),
	services: listServices('officers', localDay(locals.now, locals.actor.timeZone)),
	isShortcutOff: isShortcutOff(request.headers.get('cookie') ?? '')
});

/** The page of training that somebody came from, taken from the browser so that no address has to carry it. */
function pageBefore(referer: string | null, origin: string) {
	const path = referer?.startsWith(`${origin}/training/`) ? referer.slice(origin.length) : null;
	return localPath(path, '/training');
}

const schema = v.object({ shortcut: v.picklist(['on', 'off'], 'Choose on or off.') });
const YEAR = 60 * 60 * 24 * 365;

export const actions = {
	default: answering(async ({ request, cookies }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const options = { path: '/', sameSite: 'lax', secure: isSecure } as const;
		// The script that listens has to read it, and it opens nothing.
		if (form.value.shortcut === 'off')
			cookies.set(SHORTCUT_COOKIE, 'off', { ...options, httpOnly: false, maxAge: YEAR });
		else cookies.delete(SHORTCUT_COOKIE, { ...options, httpOnly: false });
		redirect(303, '/away');
	})
};
