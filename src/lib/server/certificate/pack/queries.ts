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
