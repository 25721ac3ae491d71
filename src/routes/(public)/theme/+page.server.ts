import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isSecure } from '#lib/server/http/cookie.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { themeFrom } from '#lib/ui/theme.ts';
import { answering } from '#routes/answer.ts';
import { localPath } from '#routes/local-path.ts';
import type { RequestEvent } from './$types';

const schema = v.object({ theme: v.pipe(v.string(), v.maxLength(20)), back: v.optional(v.string(), '/') });
const YEAR = 60 * 60 * 24 * 365;

export const load = () => redirect(303, '/');

export const actions = {
	default: answering(async ({ request, cookies }: RequestEvent) => {
		const form = await readForm(request, schema);
		// There is no page of its own to show the form again on.
		if (form.kind === 'unreadable') error(400, 'This form could not be read');
		cookies.set('theme', themeFrom(form.value.theme), {
			path: '/',
			sameSite: 'lax',
			secure: isSecure,
			maxAge: YEAR
		});
		redirect(303, localPath(form.value.back, '/'));
	})
};
