import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	theme: locals.theme,
	person: locals.signedIn ? { departmentName: locals.actor.departmentName, roles: locals.actor.roles } : null
});
