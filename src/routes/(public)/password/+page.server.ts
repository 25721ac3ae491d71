import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { homeOf } from '#lib/domain/identity/audience.ts';
import { PASSWORD_WORDS } from '#lib/domain/identity/password-rules.ts';
import { cookieName, cookieOptions } from '#lib/server/http/cookie.ts';
import { password } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { replacePassword } from '#lib/server/identity/replace-password.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = ({ locals }: PageServerLoadEvent) => {
	if (!locals.signedIn) redirect(303, '/sign-in?back=/password');
	return { isInitial: locals.passwordIsInitial };
};

const schema = v.object({ currentPassword: password, nextPassword: password });

type Refusal = Extract<Awaited<ReturnType<typeof replacePassword>>, { kind: 'refused' }>;

function issuesOf(refusal: Refusal): Record<string, string> {
	if (refusal.reason === 'wrong-password') return { currentPassword: 'This is not your present password.' };
	if (refusal.reason !== 'locked') return { nextPassword: PASSWORD_WORDS[refusal.reason] };
	const wait = refusal.minutes === 1 ? 'a minute' : `${refusal.minutes} minutes`;
	return {
		currentPassword: `The present password was wrong too many times. Wait ${wait}, then try again.`
	};
}

export const actions = {
	default: answering(async ({ request, locals, cookies }: RequestEvent) => {
		if (!locals.signedIn) redirect(303, '/sign-in?back=/password');
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const result = await replacePassword(locals, {
			current: form.value.currentPassword,
			next: form.value.nextPassword
		});
		if (result.kind === 'refused')
			return fail(result.reason === 'locked' ? 429 : 400, { issues: issuesOf(result) });
		cookies.set(cookieName, result.token, cookieOptions);
		redirect(303, homeOf(locals.actor.roles));
	})
};
