import { redirect } from '@sveltejs/kit';
import { homeOf } from '#lib/domain/identity/audience.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	redirect(303, locals.signedIn ? homeOf(locals.actor.roles) : '/sign-in');
};
