import { sql, type NotNull } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

/**
 * Until the end of the transaction nobody else does anything to one person's module or scenario in one cycle: the
 * second of two equal requests finds what the first one did. Key: department, person, requirement, cycle, code.
 */
export async function lockAssignment(
	db: Db,
	...key: [departmentId: string, personId: string, requirementId: string, cycle: number, code: string]
): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${key.join('/')}, 0))`.execute(db);
}

/** What one person has done for their modules, in every cycle: enrolments with lessons, attempts and extra attempts. */
export const listModuleProgress = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('enrolment')
		.select(['requirement_id as requirementId', 'cycle', 'code', 'content_hash as contentHash'])
		.select(({ selectFrom }) => [
			jsonArrayFrom(
				selectFrom('lesson_reading as reading')
					.select('reading.lesson')
					.whereRef('reading.department_id', '=', 'enrolment.department_id')
					.whereRef('reading.person_id', '=', 'enrolment.person_id')
					.whereRef('reading.requirement_id', '=', 'enrolment.requirement_id')
					.whereRef('reading.cycle', '=', 'enrolment.cycle')
					.whereRef('reading.code', '=', 'enrolment.code')
			).as('read'),
			jsonArrayFrom(
				selectFrom('quiz_attempt as attempt')
					.leftJoin('quiz_submission as submission', (join) =>
						join
							.onRef('submission.department_id', '=', 'attempt.department_id')
							.onRef('submission.attempt_id', '=', 'attempt.id')
					)
					.select([
						'attempt.number',
						'submission.passed',
						sql<string | null>`submission.submitted_at`.as('submittedAt')
					])
					.whereRef('attempt.department_id', '=', 'enrolment.department_id')
					.whereRef('attempt.person_id', '=', 'enrolment.person_id')
					.whereRef('attempt.requirement_id', '=', 'enrolment.requirement_id')
					.whereRef('attempt.cycle', '=', 'enrolment.cycle')
					.whereRef('attempt.code', '=', 'enrolment.code')
			).as('attempts'),
			selectFrom('extra_attempt as extra')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('extra.department_id', '=', 'enrolment.department_id')
				.whereRef('extra.person_id', '=', 'enrolment.person_id')
				.whereRef('extra.requirement_id', '=', 'enrolment.requirement_id')
				.whereRef('extra.cycle', '=', 'enrolment.cycle')
				.whereRef('extra.code', '=', 'enrolment.code')
				.as('extra')
		])
		.where('enrolment.department_id', '=', departmentId)
		.where('enrolment.person_id', '=', personId)
		.execute();

/** Which scenarios one person has begun, in every cycle, on which versions, and on which of them a run was passed. */
export const listScenarioProgress = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('scenario_run as run')
		.leftJoin('scenario_result as result', (join) =>
			join.onRef('result.department_id', '=', 'run.department_id').onRef('result.run_id', '=', 'run.id')
		)
		.select(['run.requirement_id as requirementId', 'run.cycle', 'run.code'])
		.select([
			sql<string[]>`array_agg(distinct run.content_hash)`.as('begun'),
			sql<string[]>`coalesce(array_agg(distinct run.content_hash) filter (where result.passed), '{}')`.as(
				'passed'
			)
		])
		.where('run.department_id', '=', departmentId)
		.where('run.person_id', '=', personId)
		.groupBy(['run.requirement_id', 'run.cycle', 'run.code'])
		.execute();

/** The latest release of each code that one person has read about. */
export const listChangeReadings = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('change_reading as reading')
		.innerJoin('content_release as release', 'release.id', 'reading.release_id')
		.select('release.code')
		.select(({ fn }) => fn.max('reading.release_id').as('releaseId'))
		.where('reading.department_id', '=', departmentId)
		.where('reading.person_id', '=', personId)
		.groupBy('release.code')
		.execute();

/** A release of a department's own, or nothing. */
export const findOwnRelease = (db: Db, departmentId: string, id: number) =>
	db
		.selectFrom('content_release')
		.select(['id', 'code'])
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.executeTakeFirst();

export const findReading = (db: Db, departmentId: string, personId: string, releaseId: number) =>
	db
		.selectFrom('change_reading')
		.select('read_at as readAt')
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.where('release_id', '=', releaseId)
		.executeTakeFirst();

/** Returns nothing when it was read before: that row stands. */
export const insertReading = (
	db: Db,
	row: { departmentId: string; personId: string; releaseId: number; readAt: Temporal.Instant }
) =>
	db
		.insertInto('change_reading')
		.values({
			department_id: row.departmentId,
			person_id: row.personId,
			release_id: row.releaseId,
			read_at: row.readAt
		})
		.onConflict((conflict) => conflict.columns(['department_id', 'person_id', 'release_id']).doNothing())
		.returning('release_id')
		.executeTakeFirst();

/**
 * Every module one person ever began, with all that belongs to it: lessons read, attempts, extra attempts, the
 * completion and its certificate. Moments and days inside the arrays are texts.
 * @param until what was done or recorded later is left out
 */
export const listRecordModules = (db: Db, departmentId: string, personId: string, until: Known = null) =>
	db
		.selectFrom('enrolment')
		.innerJoin('content_version as version', 'version.hash', 'enrolment.content_hash')
		.select([
			'enrolment.requirement_id as requirementId',
			'enrolment.cycle',
			'enrolment.code',
			'enrolment.content_hash as contentHash',
			'enrolment.enrolled_at as enrolledAt',
			'version.title'
		])
		.select(({ selectFrom }) => [
			jsonArrayFrom(
				selectFrom('lesson_reading as reading')
					.select(['reading.lesson', sql<string>`reading.finished_at`.as('finishedAt')])
					.whereRef('reading.department_id', '=', 'enrolment.department_id')
					.whereRef('reading.person_id', '=', 'enrolment.person_id')
					.whereRef('reading.requirement_id', '=', 'enrolment.requirement_id')
					.whereRef('reading.cycle', '=', 'enrolment.cycle')
					.whereRef('reading.code', '=', 'enrolment.code')
					.where(knownBy('reading.finished_at', until))
					.orderBy('reading.finished_at')
			).as('lessons'),
			jsonArrayFrom(
				selectFrom('quiz_attempt as attempt')
					.leftJoin('quiz_submission as submission', (join) =>
						join
							.onRef('submission.department_id', '=', 'attempt.department_id')
							.onRef('submission.attempt_id', '=', 'attempt.id')
							.on(knownBy('submission.submitted_at', until))
					)
					.select([
						'attempt.id',
						'attempt.number',
						'attempt.pass_percent as passPercent',
						'submission.won',
						'submission.most',
						'submission.passed',
						sql<string>`attempt.started_at`.as('startedAt'),
						sql<string | null>`submission.submitted_at`.as('submittedAt')
					])
					.whereRef('attempt.department_id', '=', 'enrolment.department_id')
					.whereRef('attempt.person_id', '=', 'enrolment.person_id')
					.whereRef('attempt.requirement_id', '=', 'enrolment.requirement_id')
					.whereRef('attempt.cycle', '=', 'enrolment.cycle')
					.whereRef('attempt.code', '=', 'enrolment.code')
					.where(knownBy('attempt.started_at', until))
					.orderBy('attempt.number')
			).as('attempts'),
			jsonArrayFrom(
				selectFrom('extra_attempt as extra')
					.select(['extra.reason', sql<string>`extra.granted_at`.as('grantedAt')])
					.whereRef('extra.department_id', '=', 'enrolment.department_id')
					.whereRef('extra.person_id', '=', 'enrolment.person_id')
					.whereRef('extra.requirement_id', '=', 'enrolment.requirement_id')
					.whereRef('extra.cycle', '=', 'enrolment.cycle')
					.whereRef('extra.code', '=', 'enrolment.code')
					.where(knownBy('extra.granted_at', until))
					.orderBy('extra.granted_at')
			).as('extra'),
			jsonObjectFrom(
				selectFrom('completion')
					.leftJoin('certificate', (join) =>
						join
							.onRef('certificate.department_id', '=', 'completion.department_id')
							.onRef('certificate.completion_id', '=', 'completion.id')
					)
					.leftJoin('certificate_revocation as revocation', (join) =>
						join
							.onRef('revocation.department_id', '=', 'certificate.department_id')
							.onRef('revocation.certificate_id', '=', 'certificate.id')
							.on(knownBy('revocation.revoked_at', until))
					)
					.select([
						'completion.won',
						'completion.most',
						'completion.minutes_approved as minutesApproved',
						'completion.minutes_active as minutesActive',
						'completion.statement_hash as statementHash',
						'completion.digest',
						'certificate.id as certificateId',
						'certificate.number',
						'revocation.reason as revokedBecause',
						sql<string>`completion.completed_on::text`.as('completedOn'),
						sql<string>`completion.valid_until::text`.as('validUntil'),
						sql<string>`completion.completed_at`.as('completedAt'),
						sql<string | null>`revocation.revoked_at`.as('revokedAt')
					])
					.whereRef('completion.department_id', '=', 'enrolment.department_id')
					.whereRef('completion.person_id', '=', 'enrolment.person_id')
					.whereRef('completion.requirement_id', '=', 'enrolment.requirement_id')
					.whereRef('completion.cycle', '=', 'enrolment.cycle')
					.whereRef('completion.code', '=', 'enrolment.code')
					.where(knownBy('completion.completed_at', until))
			).as('completion')
		])
		.where('enrolment.department_id', '=', departmentId)
		.where('enrolment.person_id', '=', personId)
		.where(knownBy('enrolment.enrolled_at', until))
		.orderBy('enrolment.enrolled_at')
		.execute();

/**
 * Every run a person ever began, first to last, under the title that its scenario had last, whichever way was taken.
 * @param titledBy titles that came later are left out
 * @param until what was done later is left out
 */
export const listRecordRuns = (
	db: Db,
	departmentId: string,
	personId: string,
	titledBy: Temporal.Instant,
	until: Known = null
) =>
	db
		.selectFrom('scenario_run as run')
		.leftJoin('scenario_result as result', (join) =>
			join
				.onRef('result.department_id', '=', 'run.department_id')
				.onRef('result.run_id', '=', 'run.id')
				.on(knownBy('result.finished_at', until))
		)
		.select([
			'run.id',
			'run.requirement_id as requirementId',
			'run.cycle',
			'run.code',
			'run.content_hash as contentHash',
			'run.number',
			'run.started_at as startedAt',
			(eb) =>
				eb
					.selectFrom('content_release as release')
					.innerJoin('content_version as version', 'version.hash', 'release.hash')
					.select('version.title')
					.whereRef('release.code', '=', 'run.code')
					.where((is) =>
						is.or([is('release.department_id', 'is', null), knownBy('release.released_at', titledBy)])
					)
					// A shared scenario may be older than this server's copy of it.
					.orderBy(knownBy('release.released_at', titledBy), 'desc')
					.orderBy('release.id', 'desc')
					.limit(1)
					.as('title'),
			'result.won',
			'result.most',
			'result.passed',
			'result.critical_errors as criticalErrors',
			'result.finished_at as finishedAt'
		])
		.$narrowType<{ title: NotNull }>()
		.where('run.department_id', '=', departmentId)
		.where('run.person_id', '=', personId)
		.where(knownBy('run.started_at', until))
		.orderBy('run.started_at')
		.execute();

/** The names that people have on a day, by person, as far as was known. */
export async function listNames(
	db: Db,
	departmentId: string,
	personIds: string[],
	day: Temporal.PlainDate,
	known: Known = null
) {
	const { rows } = await sql<{ personId: string; name: string }>`
		select distinct on (person_id) person_id as "personId", given_name || ' ' || family_name as name
		from person_history
		where department_id = ${departmentId} and person_id = any(${personIds}::uuid[])
			and ${knownBy('recorded_at', known)}
		order by person_id, held_from <= ${day} desc, held_from desc, recorded_at desc`.execute(db);
	return new Map(rows.map(({ personId, name }) => [personId, name]));
}
