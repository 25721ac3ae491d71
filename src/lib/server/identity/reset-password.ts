import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { generatePassword } from './generate-password.ts';
import { accountKeyOf } from './guess-limit.ts';
import { hashPassword } from './hash-password.ts';
import { forgetFailures, updateAccount } from './queries.ts';
import { readStaffAccount } from './read-staff-account.ts';
import { closeSessionsOf } from './sessions.ts';

type Reset = { kind: 'reset'; password: string } | Refused<'oneself' | 'disabled'>;

/**
 * Gives somebody who is locked out a new first password, shown once to the administrator who asked. Every session of
 * theirs ends, failed tries are forgotten, and the password opens only the page that replaces it. One's own password
 * is replaced with the old one (replace-password.ts), so that an open screen is not enough to take an account.
 */
export async function resetPassword(context: Context, input: { personId: string }): Promise<Reset> {
	const { departmentId, personId: self } = context.actor;
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	if (input.personId === self) return { kind: 'refused', reason: 'oneself' };
	const password = generatePassword();
	const passwordHash = await hashPassword(password);
	return inDepartment(context.db, departmentId, async (trx) => {
		const account = await readStaffAccount(trx, departmentId, input.personId);
		if (account.disabledAt) return { kind: 'refused', reason: 'disabled' };
		await updateAccount(trx, departmentId, input.personId, {
			password_hash: passwordHash,
			password_is_initial: true
		});
		await closeSessionsOf(trx, departmentId, input.personId);
		await forgetFailures(trx, accountKeyOf(account.email));
		await recordEvents(trx, context, { kind: 'password-changed', subject: input.personId });
		return { kind: 'reset', password };
	});
}
