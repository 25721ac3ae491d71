import { expect, it } from 'vitest';
import { entry, homeOf } from './audience.ts';
import type { Role } from './role.ts';

it.each([
	['/(public)/verify', null, 'open'],
	['/(officer)/training', null, 'sign-in'],
	['/(officer)/training', ['officer'], 'open'],
	['/(officer)/training', ['auditor', 'admin'], 'refused'],
	['/(auditor)/compliance', ['supervisor'], 'open'],
	['/(auditor)/compliance', ['officer', 'trainer'], 'refused'],
	['/(trainer)/modules', ['trainer'], 'open'],
	['/(staff)/course', ['trainer'], 'open'],
	['/(staff)/course', ['supervisor'], 'open'],
	['/(staff)/course', ['officer'], 'refused'],
	['/(admin)/people', ['auditor'], 'refused'],
	['/(admin)/people', ['officer', 'admin'], 'open'],
	['/training', ['officer', 'supervisor', 'trainer', 'auditor', 'admin'], 'refused'],
	['/(new)/thing', ['admin'], 'refused'],
	['/', ['admin'], 'refused']
] as [string, Role[] | null, string][])('%s for %j is %s', (route, roles, answer) => {
	expect(entry(route, roles)).toBe(answer);
});

it('sends each role to its own first page', () => {
	expect(homeOf(['admin', 'officer'])).toBe('/training');
	expect(homeOf(['supervisor'])).toBe('/compliance');
	expect(homeOf(['trainer'])).toBe('/modules');
	expect(homeOf([])).toBe('/');
});
