import { setTimeout as pause } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Db } from '#lib/server/database/database.ts';
import { byKey, inDepartment } from '#lib/server/database/transact.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { checkPassword, hashPassword, isOutdated } from './hash-password.ts';
import {
	countFailure,
	findAccountByEmail,
	forgetFailures,
	takeBackFailure,
	updateAccount
} from './queries.ts';
import { openSession } from './sessions.ts';

/** Five failures in 15 minutes lock an account for the rest of them; a hundred, an address. */
const WINDOW_MINUTES = 15;
const ACCOUNT_FAILURES = 5;
const ADDRESS_FAILURES = 100;
/** A refusal takes at least this long, so that its time says nothing about whether the account exists. */
const REFUSAL_MS = 300;

export interface SignInContext {
	db: Db;
	now: Temporal.Instant;
	address: string | null;
}

type SignIn =
	{ kind: 'signed-in'; token: string } | (Refused<'not-matched' | 'locked'> & { minutes?: number });

/** Under which the failed sign-ins of an account are counted, whether or not there is such an account. */
export const accountKeyOf = (email: string) => hashText(`account ${email}`);

/**
 * Opens a session for an e-mail address and password, or refuses. The failure is counted before the password is
 * looked at and taken back when it was right, so forty guesses at once are still five.
 */
export async function signIn(
	context: SignInContext,
	input: { email: string; password: string }
): Promise<SignIn> {
	const atLeast = pause(REFUSAL_MS);
	const email = input.email.trim().toLowerCase();
	const accountKey = accountKeyOf(email);
	const addressKey = hashText(`address ${context.address}`);
	const windowEnds = context.now.add({ minutes: WINDOW_MINUTES });
	const { account, failures, lockedUntil } = await byKey(context.db, email, async (trx) => {
		const byAccount = await countFailure(trx, accountKey, context.now, windowEnds);
		const byAddress = await countFailure(trx, addressKey, context.now, windowEnds);
		const locked =
			byAccount.failures > ACCOUNT_FAILURES
				? byAccount
				: byAddress.failures > ADDRESS_FAILURES
					? byAddress
					: null;
		return {
			account: await findAccountByEmail(trx, email),
			failures: byAccount.failures,
			lockedUntil: locked?.windowEndsAt ?? null
		};
	});
	const matches = await checkPassword(account?.passwordHash ?? null, input.password);

	if (account && matches && !account.disabledAt && !lockedUntil) {
		const newHash = isOutdated(account.passwordHash) ? await hashPassword(input.password) : null;
		return inDepartment(context.db, account.departmentId, async (trx) => {
			await forgetFailures(trx, accountKey);
			await takeBackFailure(trx, addressKey);
			if (newHash)
				await updateAccount(trx, account.departmentId, account.personId, { password_hash: newHash });
			const token = await openSession(trx, account.departmentId, account.personId);
			await recordEvents(
				trx,
				{ ...context, actor: account },
				{ kind: 'signed-in', subject: account.personId }
			);
			return { kind: 'signed-in', token };
		});
	}

	// Beyond the lock's first refusal nothing new happened; a flood of guesses must not become a flood of entries.
	if (account && failures <= ACCOUNT_FAILURES + 1) {
		const reason = lockedUntil ? 'locked' : account.disabledAt && matches ? 'disabled' : 'password';
		await inDepartment(context.db, account.departmentId, (trx) =>
			recordEvents(
				trx,
				{ ...context, actor: { departmentId: account.departmentId, personId: null } },
				{ kind: 'sign-in-refused', subject: account.personId, reason }
			)
		);
	}
	await atLeast;
	if (!lockedUntil) return { kind: 'refused', reason: 'not-matched' };
	return {
		kind: 'refused',
		reason: 'locked',
		minutes: Math.ceil(lockedUntil.since(context.now).total('minutes'))
	};
}
