import { redirect } from '@sveltejs/kit';
import { cookieName, cookieOptions } from '#lib/server/http/cookie.ts';
import { signOut } from '#lib/server/identity/sign-out.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const load = () => redirect(303, '/sign-in');

export const actions = {
	default: answering(async ({ locals, cookies, setHeaders }: RequestEvent) => {
		const token = cookies.get(cookieName);
		if (locals.signedIn && token) await signOut(locals, token);
		cookies.delete(cookieName, cookieOptions);
		// What the browser kept of the pages and of answers not yet sent goes too, so that Back shows nothing.
		setHeaders({ 'clear-site-data': '"cache", "storage"' });
		redirect(303, '/sign-in');
	})
};
