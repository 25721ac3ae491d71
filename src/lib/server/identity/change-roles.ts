import { can } from '#lib/domain/identity/can.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { holdAdministration } from './hold-administration.ts';
import { updateAccount } from './queries.ts';
import { readStaffAccount } from './read-staff-account.ts';
import { closeSessionsOf, isInspector } from './sessions.ts';

type Changed =
	{ kind: 'changed' } | { kind: 'unchanged' } | Refused<'no-role' | 'own-admin-role' | 'last-admin'>;

/**
 * Sets what a person may be. Their sessions end: a new right or a lost one begins with a new sign-in.
 * Nobody takes the administrator's role from themselves, or the last one could lock the department out.
 */
export async function changeRoles(
	context: Context,
	input: { personId: string; roles: readonly Role[] }
): Promise<Changed> {
	const { departmentId } = context.actor;
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	if (!input.roles.length) return { kind: 'refused', reason: 'no-role' };
	// Somebody from outside is invited, not added.
	if (isInspector(input)) throw new Forbidden();
	if (input.personId === context.actor.personId && !input.roles.includes('admin'))
		return { kind: 'refused', reason: 'own-admin-role' };
	return inDepartment(context.db, departmentId, async (trx) => {
		const isAdministeredWithout = await holdAdministration(trx, context.actor);
		const account = await readStaffAccount(trx, departmentId, input.personId);
		const before = [...account.roles].sort();
		const after = [...new Set(input.roles)].sort();
		if (before.join() === after.join()) return { kind: 'unchanged' };
		if (!after.includes('admin') && !isAdministeredWithout(input.personId))
			return { kind: 'refused', reason: 'last-admin' };
		await updateAccount(trx, departmentId, input.personId, { roles: after });
		await closeSessionsOf(trx, departmentId, input.personId);
		await recordEvents(trx, context, { kind: 'roles-changed', subject: input.personId, before, after });
		return { kind: 'changed' };
	});
}
