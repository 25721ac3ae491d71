import { sql, type RawBuilder } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { containing } from '../registers/queries.ts';

/** What is looked for in a department's ledger; null is no limit. */
export interface LedgerSearch {
	departmentId: string;
	/** Ids that an entry is about or was made by. */
	people: readonly string[] | null;
	kind: string | null;
	/** Moments as entries have them: from this one, and before that one. */
	from: string | null;
	until: string | null;
	/** The last moment that is known. */
	known: string | null;
}

export interface FoundEntry {
	seq: number;
	hash: string;
	body: string;
}

/** How far an entry may stand from where its moment would put it: so many entries, and so much time. */
const SLACK_ENTRIES = 1_000;
const SLACK = { hours: 1 };

/**
 * Numbers between which all entries of a span of time lie. Entries stand in the order in which they were written, and
 * a slow request writes one of an earlier moment: so the thousand entries about either end are looked at, and a
 * thousand more are taken in. The moments are compared as well; this only spares the reading of all others, as the
 * indexes of kinds and of people are in the order of numbers.
 */
async function findWindow(db: Db, { departmentId, from, until }: LedgerSearch) {
	const end = async (condition: RawBuilder<unknown>, of: 'min' | 'max') => {
		const direction = of === 'min' ? sql`asc` : sql`desc`;
		const { rows } = await sql<{ seq: number | null }>`
			select ${sql.raw(of)}(about.seq) as seq from (
				select seq from ledger_entry where department_id = ${departmentId} and ${condition}
				order by at ${direction}, seq ${direction} limit ${SLACK_ENTRIES}) about`.execute(db);
		return rows[0]!.seq;
	};
	const moved = (at: string, by: Temporal.DurationLike) =>
		Temporal.Instant.from(at).add(by).toString({ fractionalSecondDigits: 3 });
	const first = from && (await end(sql`at >= ${moved(from, { hours: -SLACK.hours })}`, 'min'));
	const last = until && (await end(sql`at < ${moved(until, SLACK)}`, 'max'));
	return {
		isEmpty: (from !== null && first === null) || (until !== null && last === null),
		first: first === null ? null : Math.max(1, Number(first) - SLACK_ENTRIES),
		last: last === null ? null : Number(last) + SLACK_ENTRIES
	};
}

/** Compared one by one: the index of moments has done its part, and would be read from one end to the other here. */
const at = sql`(at || '')`;

async function conditionsOf(db: Db, search: LedgerSearch): Promise<RawBuilder<unknown> | null> {
	const { departmentId, kind, from, until, known } = search;
	const { isEmpty, first, last } = await findWindow(db, search);
	if (isEmpty) return null;
	return sql.join(
		[
			sql`department_id = ${departmentId}`,
			...(first === null ? [] : [sql`seq >= ${first}`]),
			...(last === null ? [] : [sql`seq <= ${last}`]),
			...(from === null ? [] : [sql`${at} >= ${from}`]),
			...(until === null ? [] : [sql`${at} < ${until}`]),
			...(kind === null ? [] : [sql`kind = ${kind}`]),
			...(known === null ? [] : [sql`at <= ${known}`])
		],
		sql` and `
	);
}

/**
 * Entries, newest first, before a number. Those of a person are looked for twice, as the one they are about and as the
 * one who acted: each has its index, and “either” would use none.
 */
export async function searchEntries(
	db: Db,
	search: LedgerSearch,
	{ before, limit }: { before: number | null; limit: number }
): Promise<FoundEntry[]> {
	const conditions = await conditionsOf(db, search);
	if (!conditions) return [];
	const where = sql`${conditions} and ${before === null ? sql`true` : sql`seq < ${before}`}`;
	const newest = sql`order by seq desc limit ${limit}`;
	const { people } = search;
	const numbers =
		people === null
			? sql`select seq from ledger_entry where ${where} ${newest}`
			: sql`select distinct own.seq from unnest(${people}::text[]) as person (id)
				cross join lateral (
					(select seq from ledger_entry where ${where} and subject = person.id ${newest})
					union all (select seq from ledger_entry where ${where} and actor = person.id ${newest})
				) own order by own.seq desc limit ${limit}`;
	const { rows } = await sql<FoundEntry>`
		select entry.seq, entry.hash, entry.body from (${numbers}) found
		join ledger_entry entry on entry.department_id = ${search.departmentId} and entry.seq = found.seq
		order by entry.seq desc`.execute(db);
	return rows;
}

/**
 * How many entries a search finds.
 * @param most where counting stops; null counts all
 */
export async function countEntries(
	db: Db,
	search: LedgerSearch,
	most: number | null = null
): Promise<number> {
	const conditions = await conditionsOf(db, search);
	if (!conditions) return 0;
	const { people } = search;
	const of = (column: 'subject' | 'actor') =>
		sql`select seq from ledger_entry where ${conditions} and ${sql.ref(column)} = any(${people}::text[])`;
	const limit = most === null ? sql`` : sql`limit ${most}`;
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${
		people === null
			? sql`select seq from ledger_entry where ${conditions} ${limit}`
			: sql`${of('subject')} union ${of('actor')} ${limit}`
	}) found`.execute(db);
	return rows[0]!.count;
}

export const findEntry = (db: Db, departmentId: string, seq: number) =>
	db
		.selectFrom('ledger_entry')
		.select(['seq', 'previous_hash as previousHash', 'hash', 'body', 'at'])
		.where('department_id', '=', departmentId)
		.where('seq', '=', seq)
		.executeTakeFirst();

/** Everybody who is, or ever was, known by all of these words: by name, badge or state id. The newest name of each. */
export async function findPeople(db: Db, departmentId: string, search: string, most: number) {
	const text = sql`concat_ws(' ', h.given_name, h.family_name, h.badge_number, h.state_officer_id)`;
	const { rows } = await sql<{ personId: string; name: string }>`
		select distinct on (h.person_id) h.person_id as "personId", h.given_name || ' ' || h.family_name as name
		from person_history h
		where h.department_id = ${departmentId} and ${sql.join(containing(db, text, search), sql` and `)}
		order by h.person_id, h.held_from desc, h.recorded_at desc limit ${most}`.execute(db);
	return rows;
}
