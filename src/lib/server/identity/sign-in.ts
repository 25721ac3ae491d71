import { setTimeout as pause } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { byKey, inDepartment } from '#lib/server/database/transact.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import {
	ACCOUNT_FAILURES,
	accountKeyOf,
	ADDRESS_FAILURES,
	addressKeyOf,
	countGuess,
	isWorthAnEntry,
	minutesUntil
} from './guess-limit.ts';
import { checkPassword, hashPassword, isOutdated } from './hash-password.ts';
import {
	findAccount,
	findAccountByEmail,
	forgetFailures,
	takeBackFailure,
	updateAccount
} from './queries.ts';
import { runningInspection } from './inspection/running-inspection.ts';
import { isInspector, openSession } from './sessions.ts';

/** A refusal takes at least this long, so that its time says nothing about whether the account exists. */
const REFUSAL_MS = 300;

export interface SignInContext {
	db: Db;
	now: Temporal.Instant;
	address: string | null;
}

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

type SignIn =
	{ kind: 'signed-in'; token: string } | (Refused<'not-matched' | 'locked'> & { minutes?: number });

/**
 * Opens a session for an e-mail address and password, or refuses. The failure is counted before the password is
 * looked at and taken back when it was right. Who is locked out is told so before Argon2 is paid for.
 */
export async function signIn(
	context: SignInContext,
	input: { email: string; password: string }
): Promise<SignIn> {
	const atLeast = pause(REFUSAL_MS);
	const email = input.email.trim().toLowerCase();
	const found = await byKey(context.db, email, async (trx) => {
		const ofAccount = await countGuess(trx, accountKeyOf(email), ACCOUNT_FAILURES, context.now);
		const ofAddress = await countGuess(trx, addressKeyOf(context.address), ADDRESS_FAILURES, context.now);
		return {
			account: await findAccountByEmail(trx, email),
			isWorthAnEntry: isWorthAnEntry(ofAccount.failures),
			lockedUntil: ofAccount.lockedUntil ?? ofAddress.lockedUntil
		};
	});
	const { lockedUntil } = found;
	let account = found.account;
	let isOver = false;

	if (!lockedUntil) {
		let matches = await checkPassword(account?.passwordHash ?? null, input.password);
		while (account && matches && !account.disabledAt) {
			const opened = await openIfUnchanged(context, account, input.password);
			if (typeof opened.token === 'string') return { kind: 'signed-in', token: opened.token };
			account = opened.account;
			isOver = opened.isOver;
			if (isOver) break;
			matches = await checkPassword(account?.passwordHash ?? null, input.password);
		}
		if (account && found.isWorthAnEntry)
			await recordRefusal(
				context,
				account,
				(account.disabledAt || isOver) && matches ? 'disabled' : 'password'
			);
		await atLeast;
		return { kind: 'refused', reason: 'not-matched' };
	}

	if (account && found.isWorthAnEntry) await recordRefusal(context, account, 'locked');
	await atLeast;
	return { kind: 'refused', reason: 'locked', minutes: minutesUntil(lockedUntil, context.now) };
}

/**
 * Opens the session unless the account is not what it was when its password was checked: a password replaced in the
 * meantime must end sessions, not find one opened after it. Then the account is returned as it is, to be checked anew;
 * `isOver` when it is an inspector's whose access has come to its end.
 */
async function openIfUnchanged(
	context: SignInContext,
	checked: Account,
	password: string
): Promise<{ token: string } | { token: null; account: Account | undefined; isOver: boolean }> {
	const { departmentId, personId, email } = checked;
	const newHash = isOutdated(checked.passwordHash) ? await hashPassword(password) : null;
	return inDepartment(context.db, departmentId, async (trx) => {
		const account = await findAccount(trx, departmentId, personId);
		if (!account || account.disabledAt || account.passwordHash !== checked.passwordHash)
			return { token: null, account, isOver: false };
		if (isInspector(account) && !(await runningInspection(trx, departmentId, personId, context.now)))
			return { token: null, account, isOver: true };
		await forgetFailures(trx, accountKeyOf(email));
		await takeBackFailure(trx, addressKeyOf(context.address));
		if (newHash) await updateAccount(trx, departmentId, personId, { password_hash: newHash });
		const token = await openSession(trx, departmentId, personId);
		await recordEvents(trx, { ...context, actor: account }, { kind: 'signed-in', subject: personId });
		return { token };
	});
}

const recordRefusal = (
	context: SignInContext,
	{ departmentId, personId }: Account,
	reason: 'locked' | 'disabled' | 'password'
) =>
	inDepartment(context.db, departmentId, (trx) =>
		recordEvents(
			trx,
			{ ...context, actor: { departmentId, personId: null } },
			{ kind: 'sign-in-refused', subject: personId, reason }
		)
	);
