import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { enteredBy } from '#lib/server/database/known-by.ts';

/** Appends under the department's lock; returns the number of the last entry. */
export async function appendEntries(db: Db, departmentId: string, bodies: string[]): Promise<number> {
	const { rows } = await sql<{
		seq: number;
	}>`select append_ledger(${departmentId}::uuid, ${bodies}::text[]) as seq`.execute(db);
	return rows[0]!.seq;
}

export const listEntriesAfter = (db: Db, departmentId: string, seq: number, limit: number) =>
	db
		.selectFrom('ledger_entry')
		.select(['seq', 'previous_hash as previousHash', 'hash', 'body'])
		.where('department_id', '=', departmentId)
		.where('seq', '>', seq)
		.orderBy('seq')
		.limit(limit)
		.execute();

export const listLatestEntries = (
	db: Db,
	departmentId: string,
	before: number | null,
	kind: string | null,
	limit: number,
	known: Temporal.Instant | null = null
) =>
	db
		.selectFrom('ledger_entry')
		.select(['seq', 'hash', 'body', 'kind'])
		.where('department_id', '=', departmentId)
		.$if(before !== null, (query) => query.where('seq', '<', before!))
		.$if(kind !== null, (query) => query.where('kind', '=', kind!))
		.where(enteredBy('at', known))
		.orderBy('seq', 'desc')
		.limit(limit)
		.execute();

/** The last entry, or the last one that was made by a moment. */
export const findHead = (db: Db, departmentId: string, known: Temporal.Instant | null = null) =>
	db
		.selectFrom('ledger_entry')
		.select(['seq', 'hash'])
		.where('department_id', '=', departmentId)
		.where(enteredBy('at', known))
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();

/** For the owner of the database only: the application's role sees one department. */
export const listDepartments = (db: Db) =>
	db.selectFrom('department').select(['id', 'name']).orderBy('name').execute();
