import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

/** Which drafts name which media in their newest text, as pairs. */
export async function listMediaOfDrafts(db: Db, departmentId: string) {
	const { rows } = await sql<{ draftId: string; hash: string }>`
		select distinct head.draft_id as "draftId", found.match[1] as hash
		from (
			select distinct on (draft_id) draft_id, text from draft_revision
			where department_id = ${departmentId}
			order by draft_id, number desc
		) head, regexp_matches(head.text, '/media/([0-9a-f]{64})', 'g') as found(match)`.execute(db);
	return rows;
}

/** Which of the department's published scenarios that count at a moment name which media, as pairs. */
export async function listMediaOfReleases(db: Db, departmentId: string, now: Temporal.Instant) {
	const { rows } = await sql<{ code: string; hash: string }>`
		select distinct live.code, found.match[1] as hash
		from (
			select distinct on (release.code) release.code, release.retired, version.sources
			from content_release release
			join content_version version on version.hash = release.hash
			where release.department_id = ${departmentId} and release.released_at <= ${now}::timestamptz
			order by release.code, release.id desc
		) live, regexp_matches(live.sources::text, '/media/([0-9a-f]{64})', 'g') as found(match)
		where not live.retired`.execute(db);
	return rows;
}
