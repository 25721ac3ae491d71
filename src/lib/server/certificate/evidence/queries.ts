import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { Temporal } from 'temporal-polyfill';
import type { CertificateEvidence } from '#lib/domain/certificate/certificate-digest.ts';
import type { CompletionEvidence } from '#lib/domain/certificate/completion-digest.ts';
import type { QuizEvidence } from '#lib/domain/assessment/quiz-digest.ts';
import type { RunEvidence } from '#lib/domain/scenario/run-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Submitted attempts with all their answers, by attempt. */
export async function listQuizEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, QuizEvidence>> {
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
			'submission.submitted_at as submittedAt'
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
): Promise<Map<string, RunEvidence>> {
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
			'run.started_at as startedAt',
			'result.ending',
			'result.won',
			'result.most',
			'result.passed',
			'result.by_skill as bySkill',
			'result.critical_errors as criticalErrors',
			'result.finished_at as finishedAt'
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
			'valid_until as validUntil'
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
		rows.map((row): [string, CompletionEvidence] => [
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
			'issued_at as issuedAt'
		])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row): [string, CertificateEvidence] => [row.id, row]));
}

/**
 * One record of a kind that no ledger entry names: it was written past the program.
 * @param key the member of the entry that holds the record's id
 */
export async function findUnnamed(
	db: Db,
	departmentId: string,
	table: 'quiz_submission' | 'scenario_result' | 'completion' | 'certificate',
	{ id, kind, key }: { id: 'id' | 'attempt_id' | 'run_id'; kind: string; key: string }
): Promise<string | null> {
	const { rows } = await sql<{ id: string }>`
		select record.${sql.ref(id)} as id from ${sql.table(table)} record
		where record.department_id = ${departmentId} and not exists (
			select from ledger_entry entry
			where entry.department_id = ${departmentId} and entry.kind = ${kind}
				and entry.body::jsonb ->> ${key} = record.${sql.ref(id)}::text)
		limit 1`.execute(db);
	return rows[0]?.id ?? null;
}
