import { describe, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import { can, type Permission } from './can.ts';
import type { Role } from './role.ts';

const actor = (...roles: Role[]): Actor => ({
	departmentId: 'd',
	departmentName: 'D',
	timeZone: 'America/Chicago',
	personId: 'me',
	givenName: 'A',
	familyName: 'B',
	rank: null,
	unitId: 'mine',
	roles
});
const mine = { personId: 'p', unitId: 'mine' };
const other = { personId: 'p', unitId: 'other' };

describe('can', () => {
	const table: [Permission, Role[]][] = [
		[{ action: 'train' }, ['officer']],
		[{ action: 'see-compliance' }, ['supervisor', 'auditor', 'admin']],
		[{ action: 'see-record', ...mine }, ['supervisor', 'auditor', 'admin']],
		[{ action: 'see-record', ...other }, ['auditor', 'admin']],
		[{ action: 'see-record', personId: 'p', unitId: null }, ['auditor', 'admin']],
		[{ action: 'see-answers', ...other }, ['auditor', 'admin']],
		[{ action: 'see-answers', ...mine }, ['supervisor', 'auditor', 'admin']],
		[{ action: 'see-answers', personId: 'me', unitId: 'mine' }, []],
		[{ action: 'see-run', ...mine }, ['auditor', 'admin']],
		[{ action: 'see-run', personId: 'me', unitId: 'mine' }, []],
		[{ action: 'export' }, ['auditor', 'admin']],
		[{ action: 'check-ledger' }, ['auditor', 'admin']],
		[{ action: 'see-content' }, ['supervisor', 'trainer', 'auditor', 'admin']],
		[{ action: 'grant-extra-attempt', ...mine }, ['supervisor', 'admin']],
		[{ action: 'grant-extra-attempt', personId: 'me', unitId: 'mine' }, []],
		[{ action: 'revoke-certificate', personId: 'p' }, ['admin']],
		[{ action: 'revoke-certificate', personId: 'me' }, []],
		[{ action: 'adopt-requirement' }, ['admin']],
		[{ action: 'manage-people' }, ['admin']]
	];
	it('keeps how a run went from who leads the officer, whatever else they are', () => {
		expect(can(actor('supervisor', 'auditor'), { action: 'see-run', ...mine })).toBe(false);
		expect(can(actor('supervisor', 'admin'), { action: 'see-run', ...mine })).toBe(false);
		expect(can(actor('supervisor', 'auditor'), { action: 'see-run', ...other })).toBe(true);
	});

	it.each(table)('%j is for %j alone', (permission, allowed) => {
		for (const role of ['officer', 'supervisor', 'trainer', 'auditor', 'admin'] as const)
			expect([role, can(actor(role), permission)]).toEqual([role, allowed.includes(role)]);
	});
});
