import { sql } from 'kysely';
import type {
	HoldEndingEvidence,
	HoldEvidence,
	RemovalEvidence,
	Removed,
	RetentionEvidence
} from '#lib/domain/compliance/retention/retention-digest.ts';
import type { RetentionClass } from '#lib/domain/compliance/retention/retention.ts';
import type { Db } from '#lib/server/database/database.ts';

/** How long the department keeps what, by the number of the rule. */
export async function listRetentionEvidence(db: Db, departmentId: string, numbers: string[]) {
	const rows = await db
		.selectFrom('retention_rule')
		.select(['department_id as departmentId', 'number', 'keep_months as keepMonths', 'reason'])
		.select(['set_by as setBy', 'set_at as setAt', sql<RetentionClass>`class`.as('class')])
		.where('department_id', '=', departmentId)
		.where(sql<string>`number::text`, 'in', numbers)
		.execute();
	return new Map(rows.map((row): [string, RetentionEvidence] => [String(row.number), row]));
}

/** Legal holds, by their id. */
export async function listHoldEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('legal_hold')
		.select(['department_id as departmentId', 'id', 'person_id as personId', 'matter'])
		.select(['placed_by as placedBy', 'placed_at as placedAt'])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row): [string, HoldEvidence] => [row.id, row]));
}

/** Ends of holds, by the hold. */
export async function listHoldEndingEvidence(db: Db, departmentId: string, holds: string[]) {
	const rows = await db
		.selectFrom('legal_hold_ending')
		.select(['department_id as departmentId', 'hold_id as holdId', 'reason'])
		.select(['ended_by as endedBy', 'ended_at as endedAt'])
		.where('department_id', '=', departmentId)
		.where('hold_id', 'in', holds)
		.execute();
	return new Map(rows.map((row): [string, HoldEndingEvidence] => [row.holdId, row]));
}

/** Removals, by their id. */
export async function listRemovalEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('removal')
		.select(['department_id as departmentId', 'id', 'person_id as personId', 'reason'])
		.select(['removed_by as removedBy', 'removed_at as removedAt'])
		.select([sql<RetentionClass>`class`.as('class'), sql<Removed>`rows`.as('rows')])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row): [string, RemovalEvidence] => [row.id, row]));
}

/** What the ledger says was removed, the first entry first. */
export async function listRemovalEntries(db: Db, departmentId: string) {
	const { rows } = await sql<{ seq: string; personId: string; class: RetentionClass; rows: Removed | null }>`
		select e.seq::text, e.subject as "personId", e.body::jsonb ->> 'class' as class, r.rows
		from ledger_entry e
		left join removal r on r.department_id = e.department_id and r.id::text = e.body::jsonb ->> 'removal'
		where e.department_id = ${departmentId} and e.kind = 'removed'
		order by e.seq`.execute(db);
	return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** Certificates without their names, and all of these people, with the entries that name them. */
export async function listCutCertificates(db: Db, departmentId: string, people: string[]) {
	const { rows } = await sql<{ id: string; personId: string; isCut: boolean; seq: string | null }>`
		select c.id, c.person_id as "personId", c.identity_salt is null and c.identity_digest is not null as "isCut",
			e.seq::text
		from certificate c
		left join ledger_entry e on e.department_id = c.department_id and e.kind = 'certificate-issued'
			and e.subject = c.person_id::text and e.body::jsonb ->> 'certificate' = c.id::text
		where c.department_id = ${departmentId} and (c.person_id = any(${people}::uuid[])
			or (c.identity_salt is null and c.identity_digest is not null))`.execute(db);
	return rows.map((row) => ({ ...row, seq: Number(row.seq ?? 0) }));
}

/** Files without their names, and all of these, with whether their bytes are gone. */
export async function listCutFiles(db: Db, departmentId: string, hashes: string[]) {
	const { rows } = await sql<{ hash: string; isCut: boolean; isEmpty: boolean }>`
		select hash, identity_salt is null and identity_digest is not null as "isCut", length(bytes) = 0 as "isEmpty"
		from record_file
		where department_id = ${departmentId} and (hash = any(${hashes}::text[])
			or (identity_salt is null and identity_digest is not null))`.execute(db);
	return rows;
}
