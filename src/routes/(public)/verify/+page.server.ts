import { error, redirect } from '@sveltejs/kit';
import { readCode } from '#lib/domain/certificate/certificate-code.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
	const typed = url.searchParams.get('code');
	if (typed === null) return { context: 'Certificate check' };
	const code = readCode(typed);
	if (code) redirect(303, `/verify/${code}`);
	error(400, 'This is no certificate number');
};
