import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { Temporal } from 'temporal-polyfill';
import type { CertificateEvidence } from '#lib/domain/certificate/certificate-digest.ts';
import type { CompletionEvidence } from '#lib/domain/certificate/completion-digest.ts';
import type { QuizEvidence } from '#lib/domain/assessment/quiz-digest.ts';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';
import type { ReleaseEvidence } from '#lib/domain/course/release-digest.ts';
import type { HistoryEvidence } from '#lib/domain/identity/history-digest.ts';
import type { RunEvidence } from '#lib/domain/scenario/run-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** A record with the digest that stands beside it in its row. */
type Stored<Evidence> = Evidence & { stored: string };

/** Submitted attempts with all their answers, by attempt. */
export async function listQuizEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, Stored<QuizEvidence>>> {
	const rows = await db
		.selectFrom('quiz_submission as submission')
		.innerJoin('quiz_attempt as attempt', (join) =>
			join
				.onRef('attempt.department_id', '=', 'submission.department_id')
				.onRef('attempt.id', '=', 'submission.attempt_id')
		)
		.select([
			'attempt.id',
			'attempt.department_id as departmentId',
			'attempt.person_id as personId',
			'attempt.requirement_id as requirementId',
			'attempt.cycle',
			'attempt.code',
			'attempt.content_hash as contentHash',
			'attempt.number',
			'attempt.seed',
			'attempt.pass_percent as passPercent',
			'attempt.started_at as startedAt',
			'submission.won',
			'submission.most',
			'submission.passed',
			'submission.by_skill as bySkill',
			'submission.submitted_at as submittedAt',
			'submission.digest as stored'
		])
		.select(({ selectFrom }) =>
			jsonArrayFrom(
				selectFrom('quiz_answer as answer')
					.select(['answer.question', 'answer.revision', 'answer.shown', 'answer.chosen'])
					.select(sql<string>`answer.answered_at`.as('answeredAt'))
					.whereRef('answer.department_id', '=', 'attempt.department_id')
					.whereRef('answer.attempt_id', '=', 'attempt.id')
			).as('answers')
		)
		.where('submission.department_id', '=', departmentId)
		.where('submission.attempt_id', 'in', ids)
		.execute();
	const evidence = rows.map(({ answers, ...row }) => ({
		stored: row.stored,
		attempt: row,
		submission: row,
		answers: answers.map((answer) => ({ ...answer, answeredAt: Temporal.Instant.from(answer.answeredAt) }))
	}));
	return new Map(evidence.map((one) => [one.attempt.id, one]));
}

/** Finished runs with all their steps, by run. */
export async function listRunEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, Stored<RunEvidence>>> {
	const rows = await db
		.selectFrom('scenario_result as result')
		.innerJoin('scenario_run as run', (join) =>
			join.onRef('run.department_id', '=', 'result.department_id').onRef('run.id', '=', 'result.run_id')
		)
		.select([
			'run.id',
			'run.department_id as departmentId',
			'run.person_id as personId',
			'run.requirement_id as requirementId',
			'run.cycle',
			'run.code',
			'run.content_hash as contentHash',
			'run.number',
			'run.pass_percent as passPercent',
			'run.started_at as startedAt',
			'result.ending',
			'result.won',
			'result.most',
			'result.passed',
			'result.by_skill as bySkill',
			'result.critical_errors as criticalErrors',
			'result.finished_at as finishedAt',
			'result.digest as stored'
		])
		.select(({ selectFrom }) =>
			jsonArrayFrom(
				selectFrom('scenario_step as step')
					.select(['step.step', 'step.scene', 'step.kind', 'step.shown', 'step.chosen', 'step.hash'])
					.select(sql<string>`step.made_at`.as('madeAt'))
					.whereRef('step.department_id', '=', 'run.department_id')
					.whereRef('step.run_id', '=', 'run.id')
			).as('steps')
		)
		.where('result.department_id', '=', departmentId)
		.where('result.run_id', 'in', ids)
		.execute();
	const evidence = rows.map(({ steps, ...row }) => ({
		stored: row.stored,
		run: row,
		result: row,
		steps: steps.map((step) => ({ ...step, madeAt: Temporal.Instant.from(step.madeAt) }))
	}));
	return new Map(evidence.map((one) => [one.run.id, one]));
}

/** Completions with the runs they rest on, by completion. */
export async function listCompletionEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('completion')
		.select([
			'id',
			'department_id as departmentId',
			'person_id as personId',
			'requirement_id as requirementId',
			'cycle',
			'code',
			'content_hash as contentHash',
			'quiz_attempt_id as quizAttemptId',
			'statement_hash as statementHash',
			'won',
			'most',
			'minutes_approved as minutesApproved',
			'minutes_active as minutesActive',
			'completed_at as completedAt',
			'completed_on as completedOn',
			'valid_until as validUntil',
			'digest as stored'
		])
		.select(({ selectFrom }) =>
			jsonArrayFrom(
				selectFrom('completion_run as rests')
					.select('rests.run_id as runId')
					.whereRef('rests.department_id', '=', 'completion.department_id')
					.whereRef('rests.completion_id', '=', 'completion.id')
			).as('runs')
		)
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(
		rows.map((row): [string, Stored<CompletionEvidence>] => [
			row.id,
			{ ...row, runs: row.runs.map(({ runId }) => runId) }
		])
	);
}

/** Certificates as they were issued, by certificate. */
export async function listCertificateEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('certificate')
		.select([
			'id',
			'department_id as departmentId',
			'completion_id as completionId',
			'person_id as personId',
			'number',
			'officer_name as officerName',
			'identity_salt as identitySalt',
			'identity_digest as identityDigest',
			'rank',
			'badge_number as badgeNumber',
			'department_name as departmentName',
			'course_code as courseCode',
			'course_title as courseTitle',
			'requirement_title as requirementTitle',
			'citation',
			'content_hash as contentHash',
			'minutes',
			'won',
			'most',
			'completed_on as completedOn',
			'valid_until as validUntil',
			'issued_at as issuedAt',
			'digest as stored'
		])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row): [string, Stored<CertificateEvidence>] => [row.id, row]));
}

const begun = [
	'department_id as departmentId',
	'person_id as personId',
	'requirement_id as requirementId',
	'cycle',
	'code'
] as const;

const keyOf = (row: { personId: string; requirementId: string; cycle: number; code: string }) =>
	[row.personId, row.requirementId, row.cycle, row.code].join('/');

const byId = <Row extends { id: string }>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]));

/** What some people began, by person, requirement, cycle and code. */
export async function listEnrolmentEvidence(db: Db, departmentId: string, people: string[]) {
	const rows = await db
		.selectFrom('enrolment')
		.select([...begun, 'content_hash as contentHash', 'enrolled_at as enrolledAt'])
		.where('department_id', '=', departmentId)
		.where('person_id', 'in', people)
		.execute();
	return new Map(rows.map((row) => [keyOf(row), row]));
}

/** The lessons that some people finished, by person, requirement, cycle, code and lesson. */
export async function listReadingEvidence(db: Db, departmentId: string, people: string[]) {
	const rows = await db
		.selectFrom('lesson_reading')
		.select([...begun, 'lesson', 'finished_at as finishedAt'])
		.where('department_id', '=', departmentId)
		.where('person_id', 'in', people)
		.execute();
	return new Map(rows.map((row) => [`${keyOf(row)}/${row.lesson}`, row]));
}

/** Quiz attempts as they were opened, by attempt. */
export const listAttemptEvidence = async (db: Db, departmentId: string, ids: string[]) =>
	byId(
		await db
			.selectFrom('quiz_attempt')
			.select([...begun, 'id', 'content_hash as contentHash', 'number', 'seed'])
			.select(['pass_percent as passPercent', 'started_at as startedAt'])
			.where('department_id', '=', departmentId)
			.where('id', 'in', ids)
			.execute()
	);

/** Scenario runs as they were opened, by run. */
export const listStartedRunEvidence = async (db: Db, departmentId: string, ids: string[]) =>
	byId(
		await db
			.selectFrom('scenario_run')
			.select([...begun, 'id', 'content_hash as contentHash', 'number', 'started_at as startedAt'])
			.select('pass_percent as passPercent')
			.where('department_id', '=', departmentId)
			.where('id', 'in', ids)
			.execute()
	);

/** Attempts that were granted, by grant. */
export const listGrantEvidence = async (db: Db, departmentId: string, ids: string[]) =>
	byId(
		await db
			.selectFrom('extra_attempt')
			.select([...begun, 'id', 'reason', 'granted_by as grantedBy', 'granted_at as grantedAt'])
			.where('department_id', '=', departmentId)
			.where('id', 'in', ids)
			.execute()
	);

/** Revocations, by the certificate that they revoke. */
export async function listRevocationEvidence(db: Db, departmentId: string, certificates: string[]) {
	const rows = await db
		.selectFrom('certificate_revocation')
		.select(['department_id as departmentId', 'certificate_id as certificateId', 'reason'])
		.select(['revoked_by as revokedBy', 'revoked_at as revokedAt'])
		.where('department_id', '=', departmentId)
		.where('certificate_id', 'in', certificates)
		.execute();
	return new Map(rows.map((row) => [row.certificateId, row]));
}

/** Releases and retirements of a department's own scenarios, by their number. */
export async function listReleaseEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('content_release')
		.select(['id', 'code', 'hash', 'note', 'retired', 'review_id as reviewId'])
		.select(['released_at as releasedAt', 'recorded_at as recordedAt', 'released_by as releasedBy'])
		.select(sql<ReleaseEffect>`effect`.as('effect'))
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids.map(Number))
		.execute();
	return new Map(
		rows.map((row): [string, ReleaseEvidence] => [
			String(row.id),
			{ ...row, departmentId, recordedAt: row.recordedAt!, releasedBy: row.releasedBy! }
		])
	);
}

/** Changes that some people have read, by person and release. */
export async function listChangeReadingEvidence(db: Db, departmentId: string, people: string[]) {
	const rows = await db
		.selectFrom('change_reading')
		.select(['department_id as departmentId', 'person_id as personId'])
		.select(['release_id as releaseId', 'read_at as readAt'])
		.where('department_id', '=', departmentId)
		.where('person_id', 'in', people)
		.execute();
	return new Map(rows.map((row) => [`${row.personId}/${row.releaseId}`, row]));
}

/** Everybody in the department; `roles` is null for one without an account. */
export const listPeopleEvidence = (db: Db, departmentId: string) =>
	db
		.selectFrom('person')
		.leftJoin('account', (join) =>
			join
				.onRef('account.department_id', '=', 'person.department_id')
				.onRef('account.person_id', '=', 'person.id')
		)
		.select(['person.id', 'account.roles', 'account.disabled_at as disabledAt'])
		.where('person.department_id', '=', departmentId)
		.execute();

/** @param people whose; null for everybody */
export const listHistoryEvidence = (
	db: Db,
	departmentId: string,
	people: readonly string[] | null = null
): Promise<HistoryEvidence[]> =>
	db
		.selectFrom('person_history')
		.select([
			'department_id as departmentId',
			'person_id as personId',
			'held_from as heldFrom',
			'recorded_at as recordedAt',
			'recorded_by as recordedBy',
			'employed',
			'given_name as givenName',
			'family_name as familyName',
			'badge_number as badgeNumber',
			'state_officer_id as stateOfficerId',
			'rank',
			'unit_id as unitId',
			'assignment',
			'licensed_on as licensedOn',
			'identity_salt as identitySalt',
			'identity_digest as identityDigest'
		])
		.where('department_id', '=', departmentId)
		.$if(people !== null, (query) => query.where(sql<boolean>`person_id = any(${people}::uuid[])`))
		.execute();

export const findDepartmentEvidence = (db: Db, departmentId: string) =>
	db
		.selectFrom('department')
		.select(['id', 'name', 'time_zone as timeZone'])
		.where('id', '=', departmentId)
		.executeTakeFirst();

export const listVersionHashes = (db: Db) =>
	db.selectFrom('content_version').select('hash').orderBy('published_at').orderBy('hash').execute();

/** Everything that was published under a hash. */
export const findWholeVersion = (db: Db, hash: string) =>
	db
		.selectFrom('content_version')
		.select(['code', 'kind', 'title', 'sources', 'document', 'document_digest as storedDigest'])
		.select('department_id as departmentId')
		.where('hash', '=', hash)
		.executeTakeFirst();

export type NamedTable =
	| 'requirement'
	| 'requirement_version'
	| 'enrolment'
	| 'lesson_reading'
	| 'quiz_attempt'
	| 'quiz_submission'
	| 'scenario_run'
	| 'scenario_result'
	| 'extra_attempt'
	| 'completion'
	| 'certificate'
	| 'certificate_revocation'
	| 'draft_review'
	| 'draft_decision'
	| 'media'
	| 'checkpoint_sink'
	| 'checkpoint_sink_ending'
	| 'content_release'
	| 'content_version'
	| 'change_reading'
	| 'workshop'
	| 'workshop_session'
	| 'session_roster'
	| 'session_signature'
	| 'session_ending'
	| 'session_credit'
	| 'leave_spell'
	| 'waiver'
	| 'correction'
	| 'outside_training'
	| 'outside_decision'
	| 'record_import'
	| 'record_file'
	| 'telling'
	| 'agency_detail'
	| 'course_approval'
	| 'state_report'
	| 'inspection'
	| 'inspection_ending'
	| 'correction_request'
	| 'correction_answer'
	| 'retention_rule'
	| 'legal_hold'
	| 'legal_hold_ending'
	| 'removal';

/**
 * One record of a kind that no ledger entry names: it was written past the program.
 * @param more.kinds of the entries that may name it
 * @param more.key which member of the entry stands in which column of the record
 * @returns the columns of the key, with a stroke between them
 */
export async function findUnnamed(
	db: Db,
	departmentId: string,
	table: NamedTable,
	{ kinds, key }: { kinds: readonly string[]; key: { [column: string]: string } }
): Promise<string | null> {
	const columns = Object.keys(key).map((name) => sql`${sql.ref(`record.${name}`)}::text`);
	const members = Object.values(key).map((member) => sql`entry.body::jsonb ->> ${member}::text`);
	// As sets: however many there are, neither is gone through once for each of the other.
	const { rows } = await sql<{ id: string }>`
		select array_to_string(key, '/') as id from (
			select array[${sql.join(columns)}] as key from ${sql.table(table)} record where record.department_id = ${departmentId}
			except
			select array[${sql.join(members)}] from ledger_entry entry
			where entry.department_id = ${departmentId} and entry.kind = any(${kinds}::text[])
		) unnamed
		limit 1`.execute(db);
	return rows[0]?.id ?? null;
}
