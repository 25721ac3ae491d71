import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Until the end of the transaction nobody else publishes or retires anything under this code of the department. */
export const lockReleases = (db: Db, departmentId: string, code: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`releases of ${departmentId}/${code}`}, 0))`.execute(
		db
	);

/** What was released of a review and not taken back since, if anything was. */
export const findReleaseOfReview = (db: Db, departmentId: string, reviewId: string) =>
	db
		.selectFrom('content_release as release')
		.select(['release.id', 'release.hash'])
		.where('release.department_id', '=', departmentId)
		.where('release.review_id', '=', reviewId)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('content_release as retirement')
						.select('retirement.id')
						.whereRef('retirement.department_id', '=', 'release.department_id')
						.whereRef('retirement.code', '=', 'release.code')
						.whereRef('retirement.id', '>', 'release.id')
						.where('retirement.retired', '=', true)
				)
			)
		)
		.orderBy('release.id')
		.executeTakeFirst();

export interface ReleaseLine {
	id: number;
	hash: string;
	title: string;
	effect: ReleaseEffect;
	note: string;
	releasedAt: Temporal.Instant;
	recordedAt: Temporal.Instant;
	releasedBy: string;
	retired: boolean;
	approvedBy: string | null;
	reviewId: string | null;
}

/** Every release of a code with who decided it and who had approved the text, in the order in which they were decided. */
export async function listReleaseLines(db: Db, departmentId: string, code: string): Promise<ReleaseLine[]> {
	const rows = await db
		.selectFrom('content_release as release')
		.innerJoin('content_version as version', 'version.hash', 'release.hash')
		.leftJoin('draft_decision as decision', (join) =>
			join
				.onRef('decision.department_id', '=', 'release.department_id')
				.onRef('decision.review_id', '=', 'release.review_id')
		)
		.select([
			'release.id',
			'release.hash',
			'version.title',
			sql<ReleaseEffect>`release.effect`.as('effect'),
			'release.note',
			'release.released_at as releasedAt',
			'release.recorded_at as recordedAt',
			'release.released_by as releasedBy',
			'release.retired',
			'release.review_id as reviewId',
			'decision.decided_by as approvedBy'
		])
		.where('release.department_id', '=', departmentId)
		.where('release.code', '=', code)
		.orderBy('release.id')
		.execute();
	// A department's own release says when and by whom: content_release_says_who.
	return rows.map((row) => ({ ...row, recordedAt: row.recordedAt!, releasedBy: row.releasedBy! }));
}

/** How many officers are in the middle of each version of a code, by its hash. */
export const countOpenRuns = (db: Db, departmentId: string, code: string) =>
	db
		.selectFrom('scenario_run as run')
		.leftJoin('scenario_result as result', (join) =>
			join.onRef('result.department_id', '=', 'run.department_id').onRef('result.run_id', '=', 'run.id')
		)
		.select('run.content_hash as hash')
		.select(sql<number>`count(distinct run.person_id)`.as('officers'))
		.where('run.department_id', '=', departmentId)
		.where('run.code', '=', code)
		.where('result.run_id', 'is', null)
		.groupBy('run.content_hash')
		.execute();

/** How many officers have passed any version of a code. */
export async function countHolders(db: Db, departmentId: string, code: string): Promise<number> {
	const { officers } = await db
		.selectFrom('scenario_run as run')
		.innerJoin('scenario_result as result', (join) =>
			join.onRef('result.department_id', '=', 'run.department_id').onRef('result.run_id', '=', 'run.id')
		)
		.select(sql<number>`count(distinct run.person_id)`.as('officers'))
		.where('run.department_id', '=', departmentId)
		.where('run.code', '=', code)
		.where('result.passed', '=', true)
		.executeTakeFirstOrThrow();
	return Number(officers);
}
