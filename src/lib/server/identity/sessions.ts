import { randomBytes } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { Temporal } from 'temporal-polyfill';
import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment, readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { runningInspection } from './inspection/running-inspection.ts';
import {
	deleteSession,
	deleteSessionsOf,
	findSession,
	insertSession,
	updateSessionSeen,
	type SessionRow
} from './queries.ts';

// Lucia lives in this file only. It stores ids in clear and slides for ever, so it is given the hash of the token
// as its id, and the two limits are ours: 30 minutes idle, 12 hours in all, both read on the server.
const ABSOLUTE_HOURS = 12;
const IDLE = Temporal.Duration.from({ minutes: 30 });
/** How stale "last seen" may grow before it is written again: one write a minute, not one a request. */
const TOUCH = Temporal.Duration.from({ minutes: 1 });

declare module 'lucia' {
	interface Register {
		Lucia: Lucia;
		DatabaseSessionAttributes: { departmentId: string };
		DatabaseUserAttributes: { row: SessionRow };
	}
}

const toDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

function sessionsIn(db: Db) {
	const adapter: Adapter = {
		async getSessionAndUser(id) {
			const row = await findSession(db, id);
			if (!row) return [null, null];
			const session = {
				id,
				userId: row.person_id,
				expiresAt: toDate(row.expires_at),
				attributes: { departmentId: row.department_id }
			};
			return [session, { id: row.person_id, attributes: { row } }];
		},
		setSession: async ({ id, userId, attributes, expiresAt }) => {
			const expires = Temporal.Instant.fromEpochMilliseconds(expiresAt.getTime());
			await insertSession(db, {
				departmentId: attributes.departmentId,
				id,
				personId: userId,
				createdAt: expires.subtract({ hours: ABSOLUTE_HOURS }),
				expiresAt: expires
			});
		},
		deleteSession: async (id) => void (await deleteSession(db, id)),
		// The absolute limit does not slide.
		updateSessionExpiration: async () => {},
		getUserSessions: async () => [],
		deleteUserSessions: async () => {},
		deleteExpiredSessions: async () => {}
	};
	return new Lucia(adapter, {
		sessionExpiresIn: new TimeSpan(ABSOLUTE_HOURS, 'h'),
		getUserAttributes: ({ row }) => ({ row })
	});
}

const idOf = (token: string) => hashText(token);

/** Opens a session inside the caller's transaction; returns the token for the cookie, which is stored nowhere. */
export async function openSession(trx: Tx, departmentId: string, personId: string): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	await sessionsIn(trx).createSession(personId, { departmentId }, { sessionId: idOf(token) });
	return token;
}

/**
 * Who holds this token now; null when it is unknown, over, idle too long, its person is disabled, or an inspector's
 * access has come to its end.
 */
export async function readSession(db: Db, token: string, now: Temporal.Instant) {
	const id = idOf(token);
	const { session, user } = await sessionsIn(db).validateSession(id);
	if (!session || !user) return null;
	const { row } = user as unknown as { row: SessionRow };
	const end = async () => {
		await inDepartment(db, row.department_id, (trx) => deleteSession(trx, id));
		return null;
	};
	if (row.disabled_at || Temporal.Instant.compare(row.seen_at.add(IDLE), now) <= 0) return end();
	const actor = actorOf(row);
	if (isInspector(row)) {
		// Asked at every request, so that the end of the access is the end of it.
		const inspection = await readInDepartment(db, row.department_id, (trx) =>
			runningInspection(trx, row.department_id, row.person_id, now)
		);
		if (!inspection) return end();
		actor.inspection = inspection;
	}
	if (Temporal.Instant.compare(row.seen_at.add(TOUCH), now) <= 0)
		await inDepartment(db, row.department_id, (trx) => updateSessionSeen(trx, id, now));
	return { actor, passwordIsInitial: row.password_is_initial };
}

/** Whoever has that role is let in by an inspection alone, whatever else they were made. */
export const isInspector = ({ roles }: { roles: readonly string[] }) => roles.includes('inspector');

export const closeSession = (trx: Tx, token: string) => sessionsIn(trx).invalidateSession(idOf(token));

export const closeSessionsOf = (trx: Tx, departmentId: string, personId: string) =>
	deleteSessionsOf(trx, departmentId, personId);

const actorOf = (row: SessionRow): Actor => ({
	departmentId: row.department_id,
	departmentName: row.department_name,
	timeZone: row.time_zone,
	personId: row.person_id,
	givenName: row.given_name,
	familyName: row.family_name,
	rank: row.rank,
	unitId: row.unit_id,
	roles: row.roles as Role[]
});
