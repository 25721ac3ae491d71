import { sql } from 'kysely';
import type { Db } from '#lib/server/database/database.ts';

/** The modules that requirements of the department ask for or ever asked for, under their newest titles. */
export async function listModules(db: Db, departmentId: string): Promise<{ code: string; title: string }[]> {
	const { rows } = await sql<{ code: string; title: string }>`
		select item.code, coalesce(version.title, item.code) as title
		from (select distinct code from requirement_item where department_id = ${departmentId} and kind = 'module') item
		left join lateral (
			select v.title from content_release r join content_version v on v.hash = r.hash
			where r.code = item.code order by r.id desc limit 1
		) version on true
		order by item.code`.execute(db);
	return rows;
}
