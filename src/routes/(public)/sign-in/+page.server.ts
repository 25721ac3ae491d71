import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { email, password } from '#lib/server/http/fields.ts';
import { cookieName, cookieOptions } from '#lib/server/http/cookie.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { signIn } from '#lib/server/identity/sign-in.ts';
import { homeOf } from '#lib/domain/identity/audience.ts';
import { answering } from '#routes/answer.ts';
import { localPath } from '#routes/local-path.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = ({ locals, url }: PageServerLoadEvent) => {
	if (locals.signedIn) redirect(303, localPath(url.searchParams.get('back'), homeOf(locals.actor.roles)));
	return { back: localPath(url.searchParams.get('back'), '/') };
};

const schema = v.object({ email, password, back: v.optional(v.string(), '/') });

export const actions = {
	default: answering(async ({ request, locals, cookies }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, form);
		const result = await signIn(locals, form.value);
		if (result.kind === 'refused') {
			const issues = {
				form:
					result.reason === 'locked'
						? `Too many tries. Wait ${result.minutes} minutes, then try again.`
						: 'The e-mail address or the password does not match. Check both and try again.'
			};
			return fail(result.reason === 'locked' ? 429 : 400, { issues, values: { email: form.value.email } });
		}
		cookies.set(cookieName, result.token, cookieOptions);
		redirect(303, localPath(form.value.back, '/'));
	})
};
