import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

/** The last decided release of each of the department's own codes, with the draft that it is written in. */
const lastOfOwn = (db: Db, departmentId: string) =>
	db
		.selectFrom('content_release as release')
		.innerJoin('content_version as version', 'version.hash', 'release.hash')
		.leftJoin('draft', (join) =>
			join.onRef('draft.department_id', '=', 'release.department_id').onRef('draft.code', '=', 'release.code')
		)
		.distinctOn('release.code')
		.select([
			'release.code',
			'release.hash',
			'release.released_at as releasedAt',
			'release.retired',
			'version.title',
			'draft.id as draftId'
		])
		.where('release.department_id', '=', departmentId)
		.orderBy('release.code')
		.orderBy('release.id', 'desc');

/** What counts now of each own code; retired ones too. */
export const listOwnCurrent = (db: Db, departmentId: string, now: Temporal.Instant) =>
	lastOfOwn(db, departmentId).where('release.released_at', '<=', now).execute();

/** What was decided last of each own code, whenever it counts. */
export const listOwnLast = (db: Db, departmentId: string) => lastOfOwn(db, departmentId).execute();

/** How many people have finished a run of each of the department's own codes, and how many have one open. */
export async function countRuns(db: Db, departmentId: string) {
	const { rows } = await sql<{ code: string; finished: number; open: number }>`
		select run.code,
			(count(distinct run.person_id) filter (where result.run_id is not null))::int as finished,
			(count(distinct run.person_id) filter (where result.run_id is null))::int as open
		from scenario_run run
		left join scenario_result result on result.department_id = run.department_id and result.run_id = run.id
		where run.department_id = ${departmentId} and run.code like 'LS-%'
		group by run.code`.execute(db);
	return new Map(rows.map(({ code, ...counts }) => [code, counts]));
}
