import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

export const findDepartment = (db: Db, departmentId: string) =>
	db
		.selectFrom('department')
		.select(['id', 'name', 'time_zone as timeZone'])
		.where('id', '=', departmentId)
		.executeTakeFirstOrThrow();

/** What scenarios were called by a moment, by code: of a story, whichever way somebody took through it. */
export async function listTitles(db: Db, moment: Temporal.Instant) {
	const { rows } = await sql<{ code: string; title: string }>`
		select distinct on (r.code) r.code, v.title
		from content_release r join content_version v on v.hash = r.hash
		where r.released_at <= ${moment}::timestamptz
		order by r.code, r.released_at desc, r.id desc`.execute(db);
	return new Map(rows.map(({ code, title }) => [code, title]));
}

/** A version as it was published, whole. */
export async function findContent(db: Db, hash: string) {
	const { rows } = await sql<{
		code: string;
		kind: string;
		title: string;
		sources: unknown;
		document: unknown;
		departmentId: string | null;
		publishedOn: string;
	}>`
		select code, kind, title, sources, document, department_id as "departmentId",
			(published_at at time zone 'UTC')::date::text as "publishedOn"
		from content_version where hash = ${hash}`.execute(db);
	return rows[0];
}

/** Packs that were made, as the ledger has them, the newest first; by whom, with the name of now. */
export async function listMadePacks(db: Db, departmentId: string, limit: number) {
	const { rows } = await sql<{
		at: string;
		filters: string;
		rows: number;
		digest: string;
		by: string | null;
	}>`
		select e.at, e.body::jsonb ->> 'filters' as filters, (e.body::jsonb ->> 'rows')::int as rows,
			e.body::jsonb ->> 'digest' as digest, (
				select h.given_name || ' ' || h.family_name from person_history h
				where h.department_id = e.department_id and h.person_id = e.actor::uuid
				order by h.held_from desc, h.recorded_at desc limit 1) as by
		from ledger_entry e
		where e.department_id = ${departmentId} and e.kind = 'exported' and e.body::jsonb ->> 'what' = 'pack'
		order by e.seq desc limit ${limit}`.execute(db);
	return rows;
}
