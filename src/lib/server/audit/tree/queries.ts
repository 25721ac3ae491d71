import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

/** A stretch of entries by number, or of nodes by index: from `first` up to but not with `end`. */
export interface Stretch {
	first: number;
	end: number;
}

/** The last entry that was written at or before a moment. */
export const findEntryUntil = (db: Db, departmentId: string, moment: Temporal.Instant) =>
	db
		.selectFrom('ledger_entry')
		.select(['seq', 'hash'])
		.where('department_id', '=', departmentId)
		.where('at', '<=', moment.toString({ fractionalSecondDigits: 3 }))
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();

export const findEntry = (db: Db, departmentId: string, seq: number) =>
	db
		.selectFrom('ledger_entry')
		.select(['hash', 'at'])
		.where('department_id', '=', departmentId)
		.where('seq', '=', seq)
		.executeTakeFirst();

/**
 * Hashes of entries by number. Each stretch is walked along the index: left to itself a planner may go through the
 * whole ledger for each of them.
 */
export async function listEntryHashes(db: Db, departmentId: string, stretches: Stretch[]) {
	const { rows } = await sql<{ seq: number; hash: string }>`
		select found.seq, found.hash
		from unnest(${stretches.map(({ first }) => first)}::bigint[], ${stretches.map(({ end }) => end)}::bigint[])
			as stretch (first, "end")
		cross join lateral (
			select entry.seq, entry.hash from ledger_entry entry
			where entry.department_id = ${departmentId} and entry.seq >= stretch.first and entry.seq < stretch."end"
			order by entry.seq
			limit stretch."end" - stretch.first
		) found
		order by found.seq`.execute(db);
	return rows;
}

/** Stored nodes of one level, in the same way. */
export async function listNodes(db: Db, departmentId: string, level: number, stretches: Stretch[]) {
	const { rows } = await sql<{ index: number; hash: string }>`
		select found.index, found.hash
		from unnest(${stretches.map(({ first }) => first)}::bigint[], ${stretches.map(({ end }) => end)}::bigint[])
			as stretch (first, "end")
		cross join lateral (
			select node.index, node.hash from ledger_node node
			where node.department_id = ${departmentId} and node.level = ${level}
				and node.index >= stretch.first and node.index < stretch."end"
			order by node.index
			limit stretch."end" - stretch.first
		) found
		order by found.index`.execute(db);
	return rows;
}

export const listAllNodes = (db: Db, departmentId: string) =>
	db
		.selectFrom('ledger_node')
		.select(['level', 'index', 'hash'])
		.where('department_id', '=', departmentId)
		.orderBy('level')
		.orderBy('index')
		.execute();

/** How many nodes of a level are stored; they are stored from the first one on. */
export async function countNodes(db: Db, departmentId: string, level: number): Promise<number> {
	const last = await db
		.selectFrom('ledger_node')
		.select('index')
		.where('department_id', '=', departmentId)
		.where('level', '=', level)
		.orderBy('index', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last ? last.index + 1 : 0;
}

export async function addNodes(
	db: Db,
	departmentId: string,
	level: number,
	nodes: { index: number; hash: string }[]
): Promise<void> {
	// As arrays: one text of the statement, however many there are.
	await sql`
		insert into ledger_node (department_id, level, index, hash)
		select ${departmentId}::uuid, ${level}::integer, node.index, node.hash
		from unnest(${nodes.map(({ index }) => index)}::bigint[], ${nodes.map(({ hash }) => hash)}::text[]) as node (index, hash)
		on conflict do nothing`.execute(db);
}

/** One server at a time decides whether a department's ledger is to be signed; until the transaction ends. */
export async function lockCheckpoints(db: Db, departmentId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended('checkpoint:' || ${departmentId}::text, 0))`.execute(
		db
	);
}

export const findNewestCheckpoint = (db: Db, departmentId: string) =>
	checkpoints(db, departmentId).orderBy('size', 'desc').limit(1).executeTakeFirst();

export const findCheckpoint = (db: Db, departmentId: string, size: number) =>
	checkpoints(db, departmentId).where('size', '=', size).executeTakeFirst();

/** Signed checkpoints, oldest first; those of at most `upTo` entries. */
export const listCheckpoints = (db: Db, departmentId: string, upTo: number | null = null) =>
	checkpoints(db, departmentId)
		.$if(upTo !== null, (query) => query.where('size', '<=', upTo!))
		.orderBy('size')
		.execute();

const checkpoints = (db: Db, departmentId: string) =>
	db
		.selectFrom('ledger_checkpoint')
		.select(['size', 'root', 'note', 'signed_at as signedAt'])
		.where('department_id', '=', departmentId);

export async function addCheckpoint(
	db: Db,
	departmentId: string,
	{ size, root, note, signedAt }: { size: number; root: string; note: string; signedAt: Temporal.Instant }
): Promise<void> {
	await db
		.insertInto('ledger_checkpoint')
		.values({ department_id: departmentId, size, root, note, signed_at: signedAt })
		.execute();
}
