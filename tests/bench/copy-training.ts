import { sql } from 'kysely';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';

/**
 * Gives people the enrolments, readings, attempts and completions of somebody who earned them through the use cases,
 * so that compliance has facts about hundreds. These copies are no evidence: they have no ledger entries and their
 * digests are the first officer's, so `ledger:verify` would rightly refuse this department. What compliance reads of
 * them is the same. Ids are derived, so that copied rows find each other.
 */
export function copyTraining(db: Db, departmentId: string, from: string, to: string[]): Promise<void> {
	return inDepartment(db, departmentId, async (trx) => {
		const people = sql`unnest(${to}::uuid[]) as copy (person_id)`;
		const own = sql`source.department_id = ${departmentId} and source.person_id = ${from}`;
		const copied = (id: string) => sql`md5(${sql.ref(id)}::text || copy.person_id::text)::uuid`;
		await sql`
			insert into enrolment (department_id, person_id, requirement_id, cycle, code, content_hash, enrolled_at)
			select department_id, copy.person_id, requirement_id, cycle, code, content_hash, enrolled_at
			from enrolment source, ${people} where ${own}`.execute(trx);
		await sql`
			insert into lesson_reading (department_id, person_id, requirement_id, cycle, code, lesson, finished_at)
			select department_id, copy.person_id, requirement_id, cycle, code, lesson, finished_at
			from lesson_reading source, ${people} where ${own}`.execute(trx);
		await sql`
			insert into quiz_attempt (department_id, id, person_id, requirement_id, cycle, code, content_hash, number, seed,
				pass_percent, started_at)
			select department_id, ${copied('id')}, copy.person_id, requirement_id, cycle, code, content_hash, number, seed,
				pass_percent, started_at
			from quiz_attempt source, ${people} where ${own}`.execute(trx);
		await sql`
			insert into quiz_submission (department_id, attempt_id, won, most, passed, by_skill, digest, submitted_at)
			select submission.department_id, ${copied('attempt_id')}, won, most, passed, by_skill, digest, submitted_at
			from quiz_submission submission
			join quiz_attempt source on source.department_id = submission.department_id and source.id = attempt_id, ${people}
			where ${own}`.execute(trx);
		await sql`
			insert into completion (department_id, id, person_id, requirement_id, cycle, code, content_hash, quiz_attempt_id,
				statement_hash, won, most, minutes_approved, minutes_active, completed_at, completed_on, valid_until, digest)
			select department_id, ${copied('id')}, copy.person_id, requirement_id, cycle, code, content_hash,
				${copied('quiz_attempt_id')}, statement_hash, won, most, minutes_approved, minutes_active, completed_at,
				completed_on, valid_until, digest
			from completion source, ${people} where ${own}`.execute(trx);
	});
}
