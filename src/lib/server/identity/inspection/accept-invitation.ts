import { Temporal } from 'temporal-polyfill';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { passwordProblem, type PasswordProblem } from '#lib/domain/identity/password-rules.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Db } from '#lib/server/database/database.ts';
import { enterDepartment, inDepartment, readByKey, type Tx } from '#lib/server/database/transact.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { accountKeyOf } from '../guess-limit.ts';
import { hashPassword } from '../hash-password.ts';
import { findAccount, forgetFailures, listHistory, updateAccount } from '../queries.ts';
import { closeSessionsOf, openSession } from '../sessions.ts';
import type { SignInContext } from '../sign-in.ts';
import { findInvitation, findPlace, markInvitationUsed } from './queries.ts';
import { runningInspection } from './running-inspection.ts';

interface Welcome {
	departmentId: string;
	personId: string;
	departmentName: string;
	givenName: string;
	familyName: string;
	organisation: string;
	/** What a guesser knows of them. */
	known: string[];
}

type Welcomed = Pick<Welcome, 'departmentName' | 'givenName' | 'familyName' | 'organisation'>;

/** Whom a link is for, while it opens anything; null for a used, expired or unknown one alike. */
export async function readInvitation(
	{ db, now }: Pick<SignInContext, 'db' | 'now'>,
	token: string
): Promise<Welcomed | null> {
	const found = await welcome(db, hashText(token), now);
	if (!found) return null;
	const { departmentName, givenName, familyName, organisation } = found;
	return { departmentName, givenName, familyName, organisation };
}

/**
 * Sets the password of whom a link is for, signs them in, and ends the link: of forty at once, one. Argon2 runs outside
 * the transactions, and only for a link that opens.
 */
export async function acceptInvitation(
	context: SignInContext,
	input: { token: string; next: string }
): Promise<{ kind: 'accepted'; token: string } | Refused<'link' | PasswordProblem>> {
	const { db, now } = context;
	const tokenHash = hashText(input.token);
	const found = await welcome(db, tokenHash, now);
	if (!found) return { kind: 'refused', reason: 'link' };
	const problem = passwordProblem(input.next, found.known);
	if (problem) return { kind: 'refused', reason: problem };
	const passwordHash = await hashPassword(input.next);
	const { departmentId, personId } = found;
	return inDepartment(db, departmentId, async (trx) => {
		// The account's row first, as everywhere; then the link is looked at again.
		const account = await findAccount(trx, departmentId, personId);
		if (!account || !(await isOpen(trx, account, now))) return { kind: 'refused', reason: 'link' };
		if (!(await markInvitationUsed(trx, departmentId, tokenHash, now)))
			return { kind: 'refused', reason: 'link' };
		await forgetFailures(trx, accountKeyOf(account.email));
		await updateAccount(trx, departmentId, personId, {
			password_hash: passwordHash,
			password_is_initial: false
		});
		await closeSessionsOf(trx, departmentId, personId);
		const token = await openSession(trx, departmentId, personId);
		const acting = { ...context, actor: { departmentId, personId } };
		await recordEvents(
			trx,
			acting,
			{ kind: 'password-changed', subject: personId },
			{ kind: 'signed-in', subject: personId }
		);
		return { kind: 'accepted', token };
	});
}

const isOpen = async (
	trx: Tx,
	account: { departmentId: string; personId: string; disabledAt: Temporal.Instant | null },
	now: Temporal.Instant
) =>
	account.disabledAt === null &&
	(await runningInspection(trx, account.departmentId, account.personId, now)) !== null;

const welcome = (db: Db, tokenHash: string, now: Temporal.Instant): Promise<Welcome | null> =>
	readByKey(db, tokenHash, async (trx) => {
		const link = await findInvitation(trx, tokenHash);
		if (!link || link.usedAt || Temporal.Instant.compare(link.expiresAt, now) <= 0) return null;
		const { departmentId, personId } = link;
		await enterDepartment(trx, departmentId);
		const inspection = await runningInspection(trx, departmentId, personId, now);
		const place = await findPlace(trx, departmentId, personId);
		const [held] = await listHistory(trx, departmentId, personId);
		if (!inspection || !place || !held || place.disabledAt) return null;
		const { givenName, familyName } = held;
		return {
			...{ departmentId, personId, givenName, familyName },
			...{ departmentName: place.departmentName, organisation: inspection.organisation },
			known: [place.departmentName, place.email, givenName, familyName, inspection.organisation]
		};
	});
