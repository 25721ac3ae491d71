import { passwordProblem, type PasswordProblem } from '#lib/domain/identity/password-rules.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { NotFound, type Refused } from '#lib/server/refusals.ts';
import { ACCOUNT_FAILURES, accountKeyOf, countGuess, isWorthAnEntry, minutesUntil } from './guess-limit.ts';
import { checkPassword, hashPassword } from './hash-password.ts';
import { findAccount, forgetFailures, listHistory, updateAccount } from './queries.ts';
import { closeSessionsOf, openSession } from './sessions.ts';

type Replaced =
	| { kind: 'replaced'; token: string }
	| (Refused<'locked'> & { minutes: number })
	| Refused<'wrong-password' | PasswordProblem>;

/**
 * A person replaces their own password. Every session of theirs ends, and a new one begins for the one who asked.
 * An open screen is no place to guess the old one: it is counted with the guesses at the sign-in. Argon2 runs
 * outside the transactions, so that nobody waits behind it for the account's row.
 */
export async function replacePassword(
	context: Context,
	input: { current: string; next: string }
): Promise<Replaced> {
	const { departmentId, personId } = context.actor;
	const inOwn = <T>(work: (trx: Tx) => Promise<T>) => inDepartment(context.db, departmentId, work);
	const guess = await inOwn((trx) => countOwnGuess(trx, context, input.next));
	if (guess.problem) return { kind: 'refused', reason: guess.problem };

	const refuse = async (trx: Tx, reason: 'locked' | 'password') => {
		if (isWorthAnEntry(guess.failures))
			await recordEvents(trx, context, { kind: 'sign-in-refused', subject: personId, reason });
	};
	if (guess.lockedUntil) {
		await inOwn((trx) => refuse(trx, 'locked'));
		return { kind: 'refused', reason: 'locked', minutes: minutesUntil(guess.lockedUntil, context.now) };
	}
	const matches = await checkPassword(guess.passwordHash, input.current);
	const next = matches ? await hashPassword(input.next) : null;
	return inOwn(async (trx) => {
		const account = await findAccount(trx, departmentId, personId);
		// Replaced or reset in the meantime: what was checked is not their password any more.
		if (!next || !account || account.disabledAt || account.passwordHash !== guess.passwordHash) {
			await refuse(trx, 'password');
			return { kind: 'refused', reason: 'wrong-password' };
		}
		await forgetFailures(trx, accountKeyOf(account.email));
		await updateAccount(trx, departmentId, personId, { password_hash: next, password_is_initial: false });
		await closeSessionsOf(trx, departmentId, personId);
		const token = await openSession(trx, departmentId, personId);
		await recordEvents(trx, context, { kind: 'password-changed', subject: personId });
		return { kind: 'replaced', token };
	});
}

async function countOwnGuess(trx: Tx, { actor, now }: Context, next: string) {
	const { departmentId, personId, departmentName } = actor;
	const account = await findAccount(trx, departmentId, personId);
	if (!account) throw new NotFound();
	const known = (await listHistory(trx, departmentId, personId)).flatMap((row) => [
		row.givenName,
		row.familyName,
		row.badgeNumber ?? '',
		row.stateOfficerId ?? ''
	]);
	// A password that may not be chosen says nothing of the present one, so it is no guess at it.
	const problem = passwordProblem(next, [departmentName, account.email, ...known]);
	const counted = problem
		? { failures: 0, lockedUntil: null }
		: await countGuess(trx, accountKeyOf(account.email), ACCOUNT_FAILURES, now);
	return { problem, passwordHash: account.passwordHash, ...counted };
}
