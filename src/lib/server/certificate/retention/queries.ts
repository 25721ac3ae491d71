import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type {
	HoldEndingEvidence,
	HoldEvidence,
	RemovalEvidence,
	RetentionEvidence
} from '#lib/domain/compliance/retention/retention-digest.ts';
import type { RetentionClass } from '#lib/domain/compliance/retention/retention.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Whoever sets a rule, places or ends a hold, or removes something waits here for whoever is doing so. */
export const lockRetention = (db: Db, departmentId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`retention of ${departmentId}`}, 0))`.execute(db);

/** Every rule that was ever set, the newest first. */
export const listRules = (db: Db, departmentId: string) =>
	db
		.selectFrom('retention_rule')
		.select(['number', 'keep_months as keepMonths', 'reason', 'set_by as setBy', 'set_at as setAt'])
		.select(sql<RetentionClass>`class`.as('class'))
		.where('department_id', '=', departmentId)
		.orderBy('number', 'desc')
		.execute();

export const insertRule = (db: Db, row: RetentionEvidence) =>
	db
		.insertInto('retention_rule')
		.values({
			department_id: row.departmentId,
			number: row.number,
			class: row.class,
			keep_months: row.keepMonths,
			reason: row.reason,
			set_by: row.setBy,
			set_at: row.setAt
		})
		.execute();

/** Every hold with how it ended, the newest first. */
export const listHolds = (db: Db, departmentId: string) =>
	db
		.selectFrom('legal_hold as hold')
		.leftJoin('legal_hold_ending as ending', (join) =>
			join.onRef('ending.department_id', '=', 'hold.department_id').onRef('ending.hold_id', '=', 'hold.id')
		)
		.select(['hold.id', 'hold.person_id as personId', 'hold.matter'])
		.select(['hold.placed_by as placedBy', 'hold.placed_at as placedAt'])
		.select(['ending.reason as endReason', 'ending.ended_by as endedBy', 'ending.ended_at as endedAt'])
		.where('hold.department_id', '=', departmentId)
		.orderBy('hold.placed_at', 'desc')
		.orderBy('hold.id')
		.execute();

export const insertHold = (db: Db, row: HoldEvidence) =>
	db
		.insertInto('legal_hold')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			matter: row.matter,
			placed_by: row.placedBy,
			placed_at: row.placedAt
		})
		.execute();

export const insertHoldEnding = (db: Db, row: HoldEndingEvidence) =>
	db
		.insertInto('legal_hold_ending')
		.values({
			department_id: row.departmentId,
			hold_id: row.holdId,
			reason: row.reason,
			ended_by: row.endedBy,
			ended_at: row.endedAt
		})
		.execute();

/** What was removed, the newest first. */
export const listRemovals = (db: Db, departmentId: string) =>
	db
		.selectFrom('removal')
		.select(['id', 'person_id as personId', 'reason', 'removed_by as removedBy', 'removed_at as removedAt'])
		.select([sql<RetentionClass>`class`.as('class'), sql<RemovalEvidence['rows']>`rows`.as('rows')])
		.where('department_id', '=', departmentId)
		.orderBy('removed_at', 'desc')
		.orderBy('id')
		.execute();

export const insertRemoval = (db: Db, row: RemovalEvidence) =>
	db
		.insertInto('removal')
		.values({
			department_id: row.departmentId,
			id: row.id,
			class: row.class,
			person_id: row.personId,
			reason: row.reason,
			rows: JSON.stringify(row.rows),
			removed_by: row.removedBy,
			removed_at: row.removedAt
		})
		.execute();

/** Cuts what a removal says, once its row and its entry are written; how many rows, by table. */
export async function carryOutRemoval(db: Db, removalId: string): Promise<Record<string, number>> {
	const { rows } = await sql<{ counts: Record<string, number> }>`
		select carry_out_removal(${removalId}::uuid) as counts`.execute(db);
	return rows[0]!.counts;
}

/** What would go of a person, by class and table; identity also reaches messages to others that name them. */
export async function countLeft(
	db: Db,
	departmentId: string,
	personId: string
): Promise<Record<RetentionClass, Record<string, number>>> {
	const { rows } = await sql<{
		history: number;
		certificates: number;
		about: number;
		files: number;
		messages: number;
		outcomes: number;
	}>`
		select
			(select count(*)::int from person_history h where h.department_id = ${departmentId} and h.person_id = ${personId}
				and (h.identity_salt is not null or h.identity_digest is null)) as history,
			(select count(*)::int from certificate c where c.department_id = ${departmentId} and c.person_id = ${personId}
				and (c.identity_salt is not null or c.identity_digest is null)) as certificates,
			(select count(*)::int from messages_about(${departmentId}::uuid, ${personId}::uuid)) as about,
			(select count(*)::int from files_of(${departmentId}::uuid, ${personId}::uuid)) as files,
			(select count(*)::int from message m where m.department_id = ${departmentId} and m.person_id = ${personId}
				and m.to_address <> 'removed') as messages,
			(select count(*)::int from message m join message_outcome o on o.department_id = m.department_id and o.message_id = m.id
				where m.department_id = ${departmentId} and m.person_id = ${personId}
				and o.detail not in ('', 'Removed')) as outcomes`.execute(db);
	const left = rows[0]!;
	return {
		identity: {
			...{ person_history: left.history, certificate: left.certificates },
			...{ account: 1, message: left.about }
		},
		files: { record_file: left.files },
		mail: { message: left.messages, message_outcome: left.outcomes }
	};
}

/** Hashes of the files that would go with a person's files. */
export async function listFilesOf(db: Db, departmentId: string, personId: string): Promise<string[]> {
	const { rows } = await sql<{ hash: string }>`
		select hash from files_of(${departmentId}::uuid, ${personId}::uuid) as hash order by hash`.execute(db);
	return rows.map(({ hash }) => hash);
}

/** What rests on a file: certificates of training from elsewhere, and imports. */
export async function listRestingOn(db: Db, departmentId: string, hashes: string[]) {
	const outside = await db
		.selectFrom('outside_training')
		.select('id')
		.where('department_id', '=', departmentId)
		.where(sql<boolean>`file_hash = any(${hashes}::text[])`)
		.execute();
	const imports = await db
		.selectFrom('record_import')
		.select('id')
		.where('department_id', '=', departmentId)
		.where(sql<boolean>`file_hash = any(${hashes}::text[])`)
		.execute();
	return { outside: outside.map(({ id }) => id), imports: imports.map(({ id }) => id) };
}

export const listCertificateIds = async (db: Db, departmentId: string, personId: string) => {
	const rows = await db
		.selectFrom('certificate')
		.select('id')
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.execute();
	return rows.map(({ id }) => id);
};

/** Everybody whose account is disabled, with what there still is of each class. */
export async function listDisabled(db: Db, departmentId: string) {
	const { rows } = await sql<{ personId: string; identity: boolean; files: boolean; mail: boolean }>`
		select a.person_id as "personId",
			exists (select from person_history h where h.department_id = a.department_id and h.person_id = a.person_id
				and (h.identity_salt is not null or h.identity_digest is null)) as identity,
			exists (select from files_of(a.department_id, a.person_id)) as files,
			exists (select from message m where m.department_id = a.department_id and m.person_id = a.person_id
				and m.to_address <> 'removed') as mail
		from account a
		where a.department_id = ${departmentId} and a.disabled_at is not null`.execute(db);
	return rows;
}

/** What held of these people, each with the latest day first and a day's last word first. */
export async function listHistories(db: Db, departmentId: string, people: string[]) {
	const { rows } = await sql<{
		personId: string;
		heldFrom: Temporal.PlainDate;
		employed: boolean;
		givenName: string;
		familyName: string;
	}>`
		select person_id as "personId", held_from as "heldFrom", employed, given_name as "givenName",
			family_name as "familyName"
		from person_history
		where department_id = ${departmentId} and person_id = any(${people}::uuid[])
		order by person_id, held_from desc, recorded_at desc`.execute(db);
	return Map.groupBy(rows, ({ personId }) => personId);
}
