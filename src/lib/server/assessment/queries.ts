import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { Temporal } from 'temporal-polyfill';
import type { Skill } from '#lib/domain/scenario/scenario.ts';
import type { Db } from '#lib/server/database/database.ts';

/** An answer as it was given: `chosen` are places in the question's own list, `shown` their order on the page. */
export interface AnswerRow {
	question: number;
	revision: number;
	shown: number[];
	chosen: number[];
	answeredAt: Temporal.Instant;
}

export interface SubmissionRow {
	won: number;
	most: number;
	passed: boolean;
	bySkill: { [S in Skill]?: { won: number; most: number } };
	submittedAt: Temporal.Instant;
}

/** Until the end of the transaction nobody else answers or submits this attempt. */
export async function lockAttempt(db: Db, attemptId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`quiz attempt ${attemptId}`}, 0))`.execute(db);
}

/** An attempt with every revision of its answers in order and, when it was submitted, its result, in one round trip. */
export async function findAttempt(db: Db, departmentId: string, attemptId: string) {
	const row = await db
		.selectFrom('quiz_attempt as attempt')
		.leftJoin('quiz_submission as submission', (join) =>
			join
				.onRef('submission.department_id', '=', 'attempt.department_id')
				.onRef('submission.attempt_id', '=', 'attempt.id')
		)
		.select([
			'attempt.department_id as departmentId',
			'attempt.id',
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
					.orderBy('answer.question')
					.orderBy('answer.revision')
			).as('answers')
		)
		.where('attempt.department_id', '=', departmentId)
		.where('attempt.id', '=', attemptId)
		.executeTakeFirst();
	if (!row) return undefined;
	const { answers, won, most, passed, bySkill, submittedAt, ...attempt } = row;
	return {
		attempt,
		answers: answers.map((answer) => ({
			...answer,
			answeredAt: Temporal.Instant.from(answer.answeredAt)
		})) as AnswerRow[],
		submission: submittedAt ? ({ won, most, passed, bySkill, submittedAt } as SubmissionRow) : null
	};
}

/** What somebody may do with the quiz of a module in a cycle: their attempts, first to last, and what was granted beyond the limit. */
export async function listAttempts(
	db: Db,
	departmentId: string,
	of: { personId: string; requirementId: string; cycle: number; code: string }
) {
	const attempts = await db
		.selectFrom('quiz_attempt as attempt')
		.leftJoin('quiz_submission as submission', (join) =>
			join
				.onRef('submission.department_id', '=', 'attempt.department_id')
				.onRef('submission.attempt_id', '=', 'attempt.id')
		)
		.select([
			'attempt.id',
			'attempt.number',
			'attempt.started_at as startedAt',
			'submission.passed',
			'submission.won',
			'submission.most',
			'submission.submitted_at as submittedAt'
		])
		.where('attempt.department_id', '=', departmentId)
		.where('attempt.person_id', '=', of.personId)
		.where('attempt.requirement_id', '=', of.requirementId)
		.where('attempt.cycle', '=', of.cycle)
		.where('attempt.code', '=', of.code)
		.orderBy('attempt.number')
		.execute();
	const granted = await db
		.selectFrom('extra_attempt')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('department_id', '=', departmentId)
		.where('person_id', '=', of.personId)
		.where('requirement_id', '=', of.requirementId)
		.where('cycle', '=', of.cycle)
		.where('code', '=', of.code)
		.executeTakeFirstOrThrow();
	return { attempts, granted: granted.count };
}

export interface NewAttempt {
	departmentId: string;
	id: string;
	personId: string;
	requirementId: string;
	cycle: number;
	code: string;
	contentHash: string;
	number: number;
	seed: string;
	passPercent: number;
	startedAt: Temporal.Instant;
}

export const insertAttempt = (db: Db, row: NewAttempt) =>
	db
		.insertInto('quiz_attempt')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			requirement_id: row.requirementId,
			cycle: row.cycle,
			code: row.code,
			content_hash: row.contentHash,
			number: row.number,
			seed: row.seed,
			pass_percent: row.passPercent,
			started_at: row.startedAt
		})
		.execute();

export const insertAnswer = (db: Db, departmentId: string, attemptId: string, row: AnswerRow) =>
	db
		.insertInto('quiz_answer')
		.values({
			department_id: departmentId,
			attempt_id: attemptId,
			question: row.question,
			revision: row.revision,
			shown: row.shown,
			chosen: row.chosen,
			answered_at: row.answeredAt
		})
		.execute();

export const insertSubmission = (
	db: Db,
	departmentId: string,
	attemptId: string,
	row: SubmissionRow & { digest: string }
) =>
	db
		.insertInto('quiz_submission')
		.values({
			department_id: departmentId,
			attempt_id: attemptId,
			won: row.won,
			most: row.most,
			passed: row.passed,
			by_skill: JSON.stringify(row.bySkill),
			digest: row.digest,
			submitted_at: row.submittedAt
		})
		.execute();

export interface NewGrant {
	departmentId: string;
	id: string;
	personId: string;
	requirementId: string;
	cycle: number;
	code: string;
	reason: string;
	grantedBy: string;
	grantedAt: Temporal.Instant;
}

export const insertExtraAttempt = (db: Db, row: NewGrant) =>
	db
		.insertInto('extra_attempt')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			requirement_id: row.requirementId,
			cycle: row.cycle,
			code: row.code,
			reason: row.reason,
			granted_by: row.grantedBy,
			granted_at: row.grantedAt
		})
		.execute();
