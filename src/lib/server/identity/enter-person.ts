import { randomBytes, randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { historyDigest, sealHistory } from '#lib/domain/identity/history-digest.ts';
import type { PersonDetails } from '#lib/domain/identity/person.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { insertAccount, insertHistory, insertPerson } from './queries.ts';

export interface NewPerson extends PersonDetails {
	email: string;
	passwordHash: string;
	passwordIsInitial: boolean;
	roles: readonly Role[];
	heldFrom: Temporal.PlainDate;
	/** False for who comes from outside: nobody's colleague. */
	employed?: boolean;
}

interface Acting {
	now: Temporal.Instant;
	address: string | null;
	actor: { departmentId: string; personId: string | null };
}

/** The rows and the event of a new person, in the caller's transaction. Refused when the e-mail address is in use anywhere. */
export async function enterPerson(
	trx: Tx,
	acting: Acting,
	person: NewPerson
): Promise<{ kind: 'entered'; personId: string } | Refused<'email-taken'>> {
	const { departmentId } = acting.actor;
	const personId = randomUUID();
	const {
		givenName,
		familyName,
		badgeNumber,
		stateOfficerId,
		rank,
		unitId,
		assignment,
		licensedOn,
		heldFrom
	} = person;
	const facts = {
		...{ departmentId, personId, recordedAt: acting.now, recordedBy: acting.actor.personId },
		...{ givenName, familyName, badgeNumber, stateOfficerId, rank, unitId, assignment, licensedOn },
		...{ heldFrom, employed: person.employed ?? true }
	};
	const row = sealHistory(facts, randomBytes(16).toString('hex'));
	const account = await insertAccount(trx, {
		departmentId,
		personId,
		email: person.email.trim().toLowerCase(),
		passwordHash: person.passwordHash,
		isInitial: person.passwordIsInitial,
		roles: person.roles
	});
	if (!account) return { kind: 'refused', reason: 'email-taken' };
	await insertPerson(trx, departmentId, personId, acting.now);
	await insertHistory(trx, row);
	await recordEvents(trx, acting, {
		kind: 'person-added',
		subject: personId,
		roles: person.roles,
		digest: historyDigest(row)
	});
	return { kind: 'entered', personId };
}
