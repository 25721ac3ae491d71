import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { readInstant } from '#lib/server/database/values.ts';

interface FinishedRow {
	id: string;
	personId: string;
	contentHash: string;
	requirementId: string;
	cycle: number;
	finishedAt: Temporal.Instant;
}

/** What was published under a code, each version once, with the day it was first released; newest first. */
export async function listVersions(db: Db, code: string, now: Temporal.Instant) {
	const { rows } = await sql<{
		hash: string;
		title: string;
		kind: string;
		departmentId: string | null;
		since: string;
	}>`
		select version.hash, version.title, version.kind, version.department_id as "departmentId", min(release.released_at)::text as since
		from content_release release join content_version version on version.hash = release.hash
		where release.code = ${code} and release.released_at <= ${now}::timestamptz
		group by version.hash
		order by min(release.id) desc`.execute(db);
	return rows.map(({ since, ...row }) => ({ ...row, since: readInstant(since) }));
}

/** The finished runs of a scenario's story with what was done in them, in order. Its written exercise is another code. */
export async function listFinishedRuns(db: Db, departmentId: string, code: string) {
	const { rows } = await sql<
		FinishedRow & { won: number; steps: { kind: 'choice' | 'answer' | 'continue'; chosen: number[] }[] }
	>`
		select run.id, run.person_id as "personId", run.content_hash as "contentHash",
			run.requirement_id as "requirementId", run.cycle, result.won, result.finished_at as "finishedAt",
			(
				select json_agg(json_build_object('kind', step.kind, 'chosen', step.chosen) order by step.step)
				from scenario_step step
				where step.department_id = run.department_id and step.run_id = run.id
			) as steps
		from scenario_run run
		join scenario_result result on result.department_id = run.department_id and result.run_id = run.id
		join content_version version on version.hash = run.content_hash
		where run.department_id = ${departmentId} and run.code = ${code} and version.code = ${code}`.execute(db);
	return rows;
}

/** The submitted attempts of a module's quiz with the last answer to each question that was answered. */
export async function listSubmittedAttempts(db: Db, departmentId: string, code: string) {
	const { rows } = await sql<
		FinishedRow & { seed: string; answers: { question: number; chosen: number[] }[] }
	>`
		select attempt.id, attempt.person_id as "personId", attempt.content_hash as "contentHash",
			attempt.requirement_id as "requirementId", attempt.cycle, attempt.seed,
			submission.submitted_at as "finishedAt",
			(
				select coalesce(json_agg(json_build_object('question', last.question, 'chosen', last.chosen)), '[]')
				from (
					select distinct on (answer.question) answer.question, answer.chosen
					from quiz_answer answer
					where answer.department_id = attempt.department_id and answer.attempt_id = attempt.id
					order by answer.question, answer.revision desc
				) last
			) as answers
		from quiz_attempt attempt
		join quiz_submission submission
			on submission.department_id = attempt.department_id and submission.attempt_id = attempt.id
		where attempt.department_id = ${departmentId} and attempt.code = ${code}`.execute(db);
	return rows;
}
