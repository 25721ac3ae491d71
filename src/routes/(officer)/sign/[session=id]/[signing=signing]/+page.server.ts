import { error, fail, redirect } from '@sveltejs/kit';
import { readSigning } from '#lib/server/compliance/sessions/read-signing.ts';
import { signSession } from '#lib/server/compliance/sessions/sign-session.ts';
import { answering } from '#routes/answer.ts';
import { signingShown } from './signing-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** No session, another one's code and an old code are answered alike; the words stand in the error page of this folder. */
function opensNothing(): never {
	error(404, 'This code opens no session');
}

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { givenName, familyName, timeZone } = locals.actor;
	const signing = await readSigning(locals, { sessionId: params.session, code: params.signing });
	if (!signing.session) opensNothing();
	return { name: `${givenName} ${familyName}`, ...signingShown(signing, timeZone) };
});

export const actions = {
	default: answering(async ({ locals, params }: RequestEvent) => {
		const signed = await signSession(locals, { sessionId: params.session, code: params.signing });
		if (signed.kind === 'signed') redirect(303, `/sign/${params.session}/${params.signing}`);
		if (signed.reason === 'wrong-code') opensNothing();
		// The page says by itself why it does not sign.
		return fail(409, { refused: signed.reason });
	})
};
