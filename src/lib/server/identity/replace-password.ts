import { passwordProblem, type PasswordProblem } from '#lib/domain/identity/password-rules.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { NotFound, type Refused } from '#lib/server/refusals.ts';
import { checkPassword, hashPassword } from './hash-password.ts';
import { findAccount, updateAccount } from './queries.ts';
import { closeSessionsOf, openSession } from './sessions.ts';

type Replaced = { kind: 'replaced'; token: string } | Refused<'wrong-password' | PasswordProblem>;

/** A person replaces their own password. Every session of theirs ends, and a new one begins for the one who asked. */
export async function replacePassword(
	context: Context,
	input: { current: string; next: string }
): Promise<Replaced> {
	const { departmentId, personId, departmentName, givenName, familyName } = context.actor;
	const problem = passwordProblem(input.next, [departmentName, givenName, familyName]);
	if (problem) return { kind: 'refused', reason: problem };
	const next = await hashPassword(input.next);
	return inDepartment(context.db, departmentId, async (trx) => {
		const account = await findAccount(trx, departmentId, personId);
		if (!account) throw new NotFound();
		if (!(await checkPassword(account.passwordHash, input.current)))
			return { kind: 'refused', reason: 'wrong-password' };
		await updateAccount(trx, departmentId, personId, { password_hash: next, password_is_initial: false });
		await closeSessionsOf(trx, departmentId, personId);
		const token = await openSession(trx, departmentId, personId);
		await recordEvents(trx, context, { kind: 'password-changed', subject: personId });
		return { kind: 'replaced', token };
	});
}
