import { sql, type RawBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type {
	InspectionEndingEvidence,
	InspectionEvidence
} from '#lib/domain/identity/inspection/inspection-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

export const insertInspection = (db: Db, row: InspectionEvidence) =>
	db
		.insertInto('inspection')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			organisation: row.organisation,
			reason: row.reason,
			from_on: row.fromOn,
			to_on: row.toOn,
			expires_at: row.expiresAt,
			invited_by: row.invitedBy,
			invited_at: row.invitedAt
		})
		.execute();

/** Nothing when it was ended before. */
export const insertEnding = (db: Db, row: InspectionEndingEvidence) =>
	db
		.insertInto('inspection_ending')
		.values({
			department_id: row.departmentId,
			inspection_id: row.inspectionId,
			reason: row.reason,
			ended_by: row.endedBy,
			ended_at: row.endedAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('inspection_id as inspectionId')
		.executeTakeFirst();

/** The newest inspection of a person, the one that counts, and its end if it has one. */
export const findLatestInspection = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('inspection')
		.leftJoin('inspection_ending as ending', (join) =>
			join
				.onRef('ending.department_id', '=', 'inspection.department_id')
				.onRef('ending.inspection_id', '=', 'inspection.id')
		)
		.select(['inspection.id', 'inspection.organisation', 'inspection.from_on as fromOn'])
		.select(['inspection.to_on as toOn', 'inspection.expires_at as expiresAt'])
		.select(['inspection.invited_by as invitedBy', 'inspection.invited_at as invitedAt'])
		.select('ending.ended_at as endedAt')
		.where('inspection.department_id', '=', departmentId)
		.where('inspection.person_id', '=', personId)
		.orderBy('inspection.invited_at', 'desc')
		.orderBy('inspection.id', 'desc')
		.limit(1)
		.executeTakeFirst();

/** Somebody of the department by the address that they sign in with. */
export const findAddressee = (db: Db, departmentId: string, email: string) =>
	db
		.selectFrom('account')
		.select(['person_id as personId', 'roles'])
		.where('department_id', '=', departmentId)
		.where('email', '=', email)
		.forUpdate()
		.executeTakeFirst();

export const insertInvitation = (
	db: Db,
	row: {
		departmentId: string;
		tokenHash: string;
		personId: string;
		createdAt: Temporal.Instant;
		expiresAt: Temporal.Instant;
	}
) =>
	db
		.insertInto('invitation')
		.values({
			department_id: row.departmentId,
			token_hash: row.tokenHash,
			person_id: row.personId,
			created_at: row.createdAt,
			expires_at: row.expiresAt,
			used_at: null
		})
		.execute();

/** Before the department is known: the transaction must be `byKey(tokenHash)`. */
export const findInvitation = (db: Db, tokenHash: string) =>
	db
		.selectFrom('invitation')
		.select(['department_id as departmentId', 'person_id as personId', 'expires_at as expiresAt'])
		.select('used_at as usedAt')
		.where('token_hash', '=', tokenHash)
		.executeTakeFirst();

export const markInvitationUsed = (db: Db, departmentId: string, tokenHash: string, now: Temporal.Instant) =>
	db
		.updateTable('invitation')
		.set({ used_at: now })
		.where('department_id', '=', departmentId)
		.where('token_hash', '=', tokenHash)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.returning('token_hash as tokenHash')
		.executeTakeFirst();

/** Every link of a person that could still be used ends. */
export const endInvitations = (db: Db, departmentId: string, personId: string, now: Temporal.Instant) =>
	db
		.updateTable('invitation')
		.set({ expires_at: now })
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.execute();

/** Where somebody was invited to, and how they will sign in. */
export const findPlace = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('account')
		.innerJoin('department', 'department.id', 'account.department_id')
		.select(['department.name as departmentName', 'account.email', 'account.disabled_at as disabledAt'])
		.where('account.department_id', '=', departmentId)
		.where('account.person_id', '=', personId)
		.executeTakeFirst();

/** An inspection as an administrator sees it. */
export interface ListedInspection {
	id: string;
	personId: string;
	givenName: string;
	familyName: string;
	email: string;
	organisation: string;
	reason: string;
	fromOn: Temporal.PlainDate;
	toOn: Temporal.PlainDate;
	expiresAt: Temporal.Instant;
	invitedBy: string;
	invitedByName: string;
	invitedAt: Temporal.Instant;
	/** When a later one of the same person took its place. */
	replacedAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	endedByName: string | null;
	endingReason: string | null;
	/** Of the newest link. */
	linkExpiresAt: Temporal.Instant | null;
	linkUsedAt: Temporal.Instant | null;
	opened: number;
	/** ISO text of the last entry that is theirs. */
	lastSeenAt: string | null;
}

const nameOf = (person: RawBuilder<unknown>) => sql`(
	select h.given_name || ' ' || h.family_name from person_history h
	where h.department_id = i.department_id and h.person_id = ${person}
	order by h.held_from desc, h.recorded_at desc limit 1)`;

const isoOf = (moment: RawBuilder<unknown>) =>
	sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What the ledger has of an inspector between their invitation and the next one of theirs. */
const theirs = sql`l.department_id = i.department_id and l.actor = i.person_id::text
	and l.at >= ${isoOf(sql`i.invited_at`)}
	and (i.replaced_at is null or l.at < ${isoOf(sql`i.replaced_at`)})`;

/**
 * Inspections of a department, the newest first.
 * @param id one of them, or null for all
 */
export async function listInspectionRows(
	db: Db,
	departmentId: string,
	id: string | null
): Promise<ListedInspection[]> {
	const { rows } = await sql<ListedInspection>`
		with i as (
			select inspection.*, lead(invited_at) over (partition by person_id order by invited_at, id) as replaced_at
			from inspection where department_id = ${departmentId})
		select i.id, i.person_id as "personId", held.given_name as "givenName", held.family_name as "familyName", a.email,
			i.organisation, i.reason, i.from_on as "fromOn", i.to_on as "toOn", i.expires_at as "expiresAt",
			i.invited_by as "invitedBy", ${nameOf(sql`i.invited_by`)} as "invitedByName", i.invited_at as "invitedAt",
			i.replaced_at as "replacedAt", e.ended_at as "endedAt", ${nameOf(sql`e.ended_by`)} as "endedByName",
			e.reason as "endingReason", link.expires_at as "linkExpiresAt", link.used_at as "linkUsedAt",
			seen.opened, seen.last as "lastSeenAt"
		from i
		join account a on a.department_id = i.department_id and a.person_id = i.person_id
		join lateral (
			select h.given_name, h.family_name from person_history h
			where h.department_id = i.department_id and h.person_id = i.person_id
			order by h.held_from desc, h.recorded_at desc limit 1) held on true
		left join inspection_ending e on e.department_id = i.department_id and e.inspection_id = i.id
		left join lateral (
			select expires_at, used_at from invitation
			where department_id = i.department_id and person_id = i.person_id
			order by created_at desc limit 1) link on true
		join lateral (
			select count(*) filter (where l.kind = 'page-opened')::int as opened, max(l.at) as last
			from ledger_entry l where ${theirs}) seen on true
		where ${id}::uuid is null or i.id = ${id}
		order by i.invited_at desc, i.id`.execute(db);
	return rows;
}

interface OpenedEntry {
	seq: number;
	body: string;
}

/**
 * What an inspector opened and took away in one inspection, the latest first.
 * @param before only entries with a lower number; null for the latest
 */
export async function listOpened(
	db: Db,
	departmentId: string,
	inspectionId: string,
	{ before, limit }: { before: number | null; limit: number }
): Promise<OpenedEntry[]> {
	const { rows } = await sql<OpenedEntry>`
		with i as (
			select inspection.*, lead(invited_at) over (partition by person_id order by invited_at, id) as replaced_at
			from inspection where department_id = ${departmentId})
		select l.seq, l.body from i join ledger_entry l on ${theirs}
		where i.id = ${inspectionId} and l.kind in ('page-opened', 'exported', 'file-fetched')
			and (${before}::bigint is null or l.seq < ${before})
		order by l.seq desc limit ${limit}`.execute(db);
	return rows;
}
