import { ROLES, type Role } from './role.ts';

/** The groups of pages, each for one audience, and who belongs to it. Who is in no group of a page does not get in. */
export const AUDIENCES: Record<string, readonly Role[]> = {
	// Whoever belongs to the department, as what they may.
	'(member)': [...ROLES, 'inspector'],
	'(officer)': ['officer'],
	'(trainer)': ['trainer'],
	'(staff)': ['trainer', 'auditor', 'supervisor', 'admin'],
	'(auditor)': ['auditor', 'supervisor', 'admin', 'inspector'],
	'(admin)': ['admin']
};

export type Entry = 'open' | 'sign-in' | 'refused';

/**
 * Whether somebody may enter a page by its route's group, the first part of its id such as `/(officer)/training`.
 * A route in no known group is refused to everybody.
 */
export function entry(routeId: string, roles: readonly Role[] | null): Entry {
	const group = routeId.split('/')[1] ?? '';
	if (group === '(public)') return 'open';
	const audience = AUDIENCES[group];
	if (!audience) return 'refused';
	if (!roles) return 'sign-in';
	return roles.some((role) => audience.includes(role)) ? 'open' : 'refused';
}

const HOMES: [Role, string][] = [
	['officer', '/training'],
	['auditor', '/compliance'],
	['inspector', '/compliance'],
	['supervisor', '/compliance'],
	['admin', '/compliance'],
	['trainer', '/modules']
];

/** Where a person begins after sign-in: the officer's work before the department's. */
export const homeOf = (roles: readonly Role[]) => HOMES.find(([role]) => roles.includes(role))?.[1] ?? '/';
