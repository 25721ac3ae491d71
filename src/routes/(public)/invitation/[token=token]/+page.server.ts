import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { PASSWORD_WORDS } from '#lib/domain/identity/password-rules.ts';
import { cookieName, cookieOptions } from '#lib/server/http/cookie.ts';
import { password } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { acceptInvitation, readInvitation } from '#lib/server/identity/inspection/accept-invitation.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const invited = await readInvitation(locals, params.token);
	return {
		invited: invited && {
			name: `${invited.givenName} ${invited.familyName}`,
			departmentName: invited.departmentName,
			organisation: invited.organisation
		}
	};
});

const schema = v.object({ nextPassword: password });

export const actions = {
	default: answering(async ({ request, locals, params, cookies }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const { token } = params;
		const accepted = await acceptInvitation(locals, { token, next: form.value.nextPassword });
		if (accepted.kind === 'refused') {
			const { reason } = accepted;
			// A link that opens nothing is said by the page itself, which is read anew.
			if (reason === 'link') return fail(410, { issues: {} as Record<string, string> });
			return fail(400, { issues: { nextPassword: PASSWORD_WORDS[reason] } as Record<string, string> });
		}
		cookies.set(cookieName, accepted.token, cookieOptions);
		redirect(303, '/compliance');
	})
};
