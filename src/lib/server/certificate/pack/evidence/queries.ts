import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#lib/server/database/database.ts';

export interface StoredEntry {
	seq: number;
	previousHash: string;
	hash: string;
	body: string;
}

/** A page of the ledger. */
export async function listEntries(
	db: Db,
	departmentId: string,
	{ after, size, limit }: { after: number; size: number; limit: number }
) {
	return (await page(db, departmentId, sql`seq > ${after} and seq <= ${size}`, limit)).rows;
}

/** A page of the entries about one person, and of those about the department that everybody's record goes by. */
export async function listEntriesOf(
	db: Db,
	departmentId: string,
	{
		personId,
		common,
		after,
		size,
		limit
	}: { personId: string; common: readonly string[]; after: number; size: number; limit: number }
) {
	const theirs = sql`seq > ${after} and seq <= ${size} and (subject = ${personId} or kind = any(${common}::text[]))`;
	return (await page(db, departmentId, theirs, limit)).rows;
}

const page = (db: Db, departmentId: string, which: RawBuilder<unknown>, limit: number) =>
	sql<StoredEntry>`
		select seq, previous_hash as "previousHash", hash, body
		from ledger_entry where department_id = ${departmentId} and ${which} order by seq limit ${limit}`.execute(db);
