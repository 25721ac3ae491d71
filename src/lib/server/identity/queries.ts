import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { HistoryEvidence } from '#lib/domain/identity/history-digest.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Db } from '#lib/server/database/database.ts';
import { enteredBy } from '#lib/server/database/known-by.ts';

export const insertDepartment = (
	db: Db,
	row: { id: string; name: string; timeZone: string; now: Temporal.Instant }
) =>
	db
		.insertInto('department')
		.values({ id: row.id, name: row.name, time_zone: row.timeZone, created_at: row.now })
		.execute();

/** Nothing when the department has a unit of that name, in whatever case. */
export const insertUnit = (db: Db, departmentId: string, id: string, name: string) =>
	db
		.insertInto('unit')
		.values({ department_id: departmentId, id, name })
		.onConflict((conflict) => conflict.expression(sql`department_id, lower(name)`).doNothing())
		.returning('id')
		.executeTakeFirst();

/**
 * The department's units, by name. A unit keeps its name, and its row does not say since when it is there: that is read
 * from the ledger.
 * @param known what was added later is not there
 */
export const listUnits = (db: Db, departmentId: string, known: Temporal.Instant | null = null) =>
	db
		.selectFrom('unit')
		.select(['id', 'name'])
		.where('department_id', '=', departmentId)
		.$if(known !== null, (query) =>
			query.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('ledger_entry as entry')
							.select('entry.seq')
							.whereRef('entry.department_id', '=', 'unit.department_id')
							.where('entry.kind', '=', 'unit-added')
							.where('entry.subject', '=', sql<string>`unit.id::text`)
							.where(({ not }) => not(enteredBy('entry.at', known)))
					)
				)
			)
		)
		.orderBy('name')
		.execute();

export const insertPerson = (db: Db, departmentId: string, id: string, now: Temporal.Instant) =>
	db.insertInto('person').values({ department_id: departmentId, id, created_at: now }).execute();

export const insertHistory = (db: Db, row: HistoryEvidence) =>
	db
		.insertInto('person_history')
		.values({
			department_id: row.departmentId,
			person_id: row.personId,
			held_from: row.heldFrom,
			recorded_at: row.recordedAt,
			recorded_by: row.recordedBy,
			given_name: row.givenName,
			family_name: row.familyName,
			badge_number: row.badgeNumber,
			state_officer_id: row.stateOfficerId,
			rank: row.rank,
			unit_id: row.unitId,
			employed: row.employed,
			assignment: row.assignment ?? null,
			licensed_on: row.licensedOn ?? null,
			identity_salt: row.identitySalt,
			identity_digest: row.identityDigest
		})
		.execute();

/** What was recorded of one person, the latest day first. */
export const listHistory = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('person_history')
		.leftJoin('unit', (join) =>
			join
				.onRef('unit.department_id', '=', 'person_history.department_id')
				.onRef('unit.id', '=', 'person_history.unit_id')
		)
		.select([
			'held_from as heldFrom',
			'recorded_at as recordedAt',
			'given_name as givenName',
			'family_name as familyName',
			'badge_number as badgeNumber',
			'state_officer_id as stateOfficerId',
			'rank',
			'unit_id as unitId',
			'unit.name as unitName',
			'employed',
			'assignment',
			'licensed_on as licensedOn'
		])
		.where('person_history.department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.orderBy('held_from', 'desc')
		.orderBy('recorded_at', 'desc')
		.execute();

export const insertAccount = (
	db: Db,
	row: {
		departmentId: string;
		personId: string;
		email: string;
		passwordHash: string;
		isInitial: boolean;
		roles: readonly string[];
	}
) =>
	db
		.insertInto('account')
		.values({
			department_id: row.departmentId,
			person_id: row.personId,
			email: row.email,
			password_hash: row.passwordHash,
			password_is_initial: row.isInitial,
			roles: [...row.roles]
		})
		.onConflict((conflict) => conflict.column('email').doNothing())
		.returning('person_id as personId')
		.executeTakeFirst();

/** Who has this address, if `addedBy` added them at `since` or later. */
export const findAddedSince = (
	db: Db,
	row: { departmentId: string; email: string; addedBy: string; since: Temporal.Instant }
) =>
	db
		.selectFrom('account')
		.innerJoin('person', (join) =>
			join
				.onRef('person.department_id', '=', 'account.department_id')
				.onRef('person.id', '=', 'account.person_id')
		)
		.innerJoin('person_history', (join) =>
			join
				.onRef('person_history.department_id', '=', 'person.department_id')
				.onRef('person_history.person_id', '=', 'person.id')
				.onRef('person_history.recorded_at', '=', 'person.created_at')
		)
		.select('person.id as personId')
		.where('account.department_id', '=', row.departmentId)
		.where('account.email', '=', row.email)
		.where('person.created_at', '>=', row.since)
		.where('person_history.recorded_by', '=', row.addedBy)
		.executeTakeFirst();

const ACCOUNT = [
	'department_id as departmentId',
	'person_id as personId',
	'email',
	'roles',
	'disabled_at as disabledAt'
] as const;

/** Before the department is known: the transaction must be `byKey(email)`. */
export const findAccountByEmail = (db: Db, email: string) =>
	db
		.selectFrom('account')
		.select([...ACCOUNT, 'password_hash as passwordHash'])
		.where('email', '=', email)
		.executeTakeFirst();

export const findAccount = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('account')
		.select([...ACCOUNT, 'password_hash as passwordHash'])
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.forUpdate()
		.executeTakeFirst();

/** Whoever changes who administers a department waits here for whoever is doing so. */
export const lockAdministration = (db: Db, departmentId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`administration of ${departmentId}`}, 0))`.execute(db);

/** The ids of those who may administer now. */
export const listAdministrators = async (db: Db, departmentId: string) => {
	const rows = await db
		.selectFrom('account')
		.select('person_id as personId')
		.where('department_id', '=', departmentId)
		.where('disabled_at', 'is', null)
		.where(sql<boolean>`'admin' = any(roles)`)
		.execute();
	return rows.map((row) => row.personId);
};

type AccountChange =
	| { roles: string[] }
	| { disabled_at: Temporal.Instant | null }
	| { password_hash: string; password_is_initial?: boolean };

export const updateAccount = (db: Db, departmentId: string, personId: string, change: AccountChange) =>
	db
		.updateTable('account')
		.set(change)
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.execute();

/** Everybody with an account, as they are on `day`; who only begins later, as they will be then. */
export async function listPeople(db: Db, departmentId: string, day: Temporal.PlainDate) {
	const { rows } = await sql<{
		personId: string;
		email: string;
		roles: string[];
		disabledAt: Temporal.Instant | null;
		passwordIsInitial: boolean;
		givenName: string;
		familyName: string;
		badgeNumber: string | null;
		rank: string | null;
		unitName: string | null;
	}>`
		select distinct on (h.person_id) h.person_id as "personId", a.email, a.roles, a.disabled_at as "disabledAt",
			a.password_is_initial as "passwordIsInitial", h.given_name as "givenName", h.family_name as "familyName", h.badge_number as "badgeNumber", h.rank, u.name as "unitName"
		from person_history h
		join account a on a.department_id = h.department_id and a.person_id = h.person_id
		left join unit u on u.department_id = h.department_id and u.id = h.unit_id
		where h.department_id = ${departmentId}
		order by h.person_id, h.held_from <= ${day} desc, case when h.held_from <= ${day} then h.held_from end desc,
			h.held_from, h.recorded_at desc`.execute(db);
	return rows;
}

/**
 * Which roles people were given, and when, in that order: accounts know the present ones alone, so the past is read
 * from the ledger, where everybody begins with `person-added`.
 * @param personIds whom it is about, or null for the whole department
 * @param known what was entered later is not there
 */
export async function listRoleChanges(
	db: Db,
	departmentId: string,
	personIds: readonly string[] | null,
	known: Temporal.Instant | null = null
) {
	const { rows } = await sql<{ personId: string; at: string; roles: Role[] }>`
		select subject as "personId", body::jsonb ->> 'at' as at,
			array(select jsonb_array_elements_text(
				body::jsonb -> case kind when 'person-added' then 'roles' else 'after' end)) as roles
		from ledger_entry
		where department_id = ${departmentId} and kind in ('person-added', 'roles-changed')
			and ${personIds === null ? sql`true` : sql`subject = any(${personIds}::text[])`}
			and ${enteredBy('at', known)}
		order by seq`.execute(db);
	return rows;
}

export interface SessionRow {
	department_id: string;
	person_id: string;
	created_at: Temporal.Instant;
	seen_at: Temporal.Instant;
	expires_at: Temporal.Instant;
	roles: string[];
	disabled_at: Temporal.Instant | null;
	password_is_initial: boolean;
	department_name: string;
	time_zone: string;
	given_name: string;
	family_name: string;
	rank: string | null;
	unit_id: string | null;
}

/** One round trip, outside any transaction of ours: read_session() becomes the application's role by itself. */
export async function findSession(db: Db, id: string): Promise<SessionRow | undefined> {
	const { rows } = await sql<SessionRow>`
		select department_id, person_id, created_at, seen_at, expires_at, roles, disabled_at, password_is_initial,
			department_name, time_zone, given_name, family_name, rank, unit_id
		from read_session(${id})`.execute(db);
	return rows[0];
}

export const insertSession = (
	db: Db,
	row: {
		departmentId: string;
		id: string;
		personId: string;
		createdAt: Temporal.Instant;
		expiresAt: Temporal.Instant;
	}
) =>
	db
		.insertInto('session')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			created_at: row.createdAt,
			seen_at: row.createdAt,
			expires_at: row.expiresAt
		})
		.execute();

export const updateSessionSeen = (db: Db, id: string, now: Temporal.Instant) =>
	db.updateTable('session').set({ seen_at: now }).where('id', '=', id).execute();

export const deleteSession = (db: Db, id: string) => db.deleteFrom('session').where('id', '=', id).execute();

export const deleteSessionsOf = (db: Db, departmentId: string, personId: string) =>
	db
		.deleteFrom('session')
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.execute();

// A row that somebody is using at this moment is left for the next time: sweeping never waits, nor holds anybody up.
export const deleteEndedSessions = (
	db: Db,
	departmentId: string,
	now: Temporal.Instant,
	idleSince: Temporal.Instant
) =>
	db
		.deleteFrom('session')
		.where('department_id', '=', departmentId)
		.where('id', 'in', (query) =>
			query
				.selectFrom('session')
				.select('id')
				.where('department_id', '=', departmentId)
				.where((is) => is.or([is('expires_at', '<=', now), is('seen_at', '<=', idleSince)]))
				.forUpdate()
				.skipLocked()
		)
		.execute();

export const deleteEndedLimits = (db: Db, now: Temporal.Instant) =>
	db
		.deleteFrom('sign_in_limit')
		.where('key', 'in', (query) =>
			query
				.selectFrom('sign_in_limit')
				.select('key')
				.where('window_ends_at', '<=', now)
				.forUpdate()
				.skipLocked()
		)
		.execute();

/** Counts one more failure under a key and returns how many there are in the window that is running. */
export async function countFailure(db: Db, key: string, now: Temporal.Instant, windowEnds: Temporal.Instant) {
	const { rows } = await sql<{ failures: number; windowEndsAt: Temporal.Instant }>`
		insert into sign_in_limit as l (key, failures, window_ends_at) values (${key}, 1, ${windowEnds})
		on conflict (key) do update set
			failures = case when l.window_ends_at <= ${now} then 1 else l.failures + 1 end,
			window_ends_at = case when l.window_ends_at <= ${now} then excluded.window_ends_at else l.window_ends_at end
		returning failures, window_ends_at as "windowEndsAt"`.execute(db);
	return rows[0]!;
}

export const forgetFailures = (db: Db, key: string) =>
	db.deleteFrom('sign_in_limit').where('key', '=', key).execute();

export const takeBackFailure = (db: Db, key: string) =>
	db
		.updateTable('sign_in_limit')
		.set((set) => ({ failures: set('failures', '-', 1) }))
		.where('key', '=', key)
		.where('failures', '>', 0)
		.execute();
