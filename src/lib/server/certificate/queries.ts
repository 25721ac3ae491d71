import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { CertificateEvidence } from '#lib/domain/certificate/certificate-digest.ts';
import type { CompletionEvidence } from '#lib/domain/certificate/completion-digest.ts';
import type { Skill } from '#lib/domain/scenario/scenario.ts';
import type { Db } from '#lib/server/database/database.ts';

export const insertCompletion = (db: Db, row: CompletionEvidence & { digest: string }) =>
	db
		.insertInto('completion')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			requirement_id: row.requirementId,
			cycle: row.cycle,
			code: row.code,
			content_hash: row.contentHash,
			quiz_attempt_id: row.quizAttemptId,
			statement_hash: row.statementHash,
			won: row.won,
			most: row.most,
			minutes_approved: row.minutesApproved,
			minutes_active: row.minutesActive,
			completed_at: row.completedAt,
			completed_on: row.completedOn,
			valid_until: row.validUntil,
			digest: row.digest
		})
		.execute();

export const insertCompletionRuns = (
	db: Db,
	departmentId: string,
	completionId: string,
	runs: readonly string[]
) =>
	db
		.insertInto('completion_run')
		.values(runs.map((run_id) => ({ department_id: departmentId, completion_id: completionId, run_id })))
		.execute();

export const insertCertificate = (db: Db, row: CertificateEvidence & { digest: string }) =>
	db
		.insertInto('certificate')
		.values({
			department_id: row.departmentId,
			id: row.id,
			completion_id: row.completionId,
			person_id: row.personId,
			number: row.number,
			officer_name: row.officerName,
			identity_salt: row.identitySalt,
			identity_digest: row.identityDigest,
			rank: row.rank,
			badge_number: row.badgeNumber,
			department_name: row.departmentName,
			course_code: row.courseCode,
			course_title: row.courseTitle,
			requirement_title: row.requirementTitle,
			citation: row.citation,
			content_hash: row.contentHash,
			minutes: row.minutes,
			won: row.won,
			most: row.most,
			completed_on: row.completedOn,
			valid_until: row.validUntil,
			issued_at: row.issuedAt,
			digest: row.digest
		})
		.execute();

/** What is printed on a certificate, and what became of it. */
const certificates = (db: Db) =>
	db
		.selectFrom('certificate')
		.innerJoin('department', 'department.id', 'certificate.department_id')
		.leftJoin('certificate_revocation as revocation', (join) =>
			join
				.onRef('revocation.department_id', '=', 'certificate.department_id')
				.onRef('revocation.certificate_id', '=', 'certificate.id')
		)
		.select([
			'certificate.department_id as departmentId',
			'certificate.id',
			'certificate.person_id as personId',
			'certificate.number',
			'certificate.officer_name as officerName',
			'certificate.rank',
			'certificate.badge_number as badgeNumber',
			'certificate.department_name as departmentName',
			'certificate.course_code as courseCode',
			'certificate.course_title as courseTitle',
			'certificate.requirement_title as requirementTitle',
			'certificate.citation',
			'certificate.content_hash as contentHash',
			'certificate.minutes',
			'certificate.won',
			'certificate.most',
			'certificate.completed_on as completedOn',
			'certificate.valid_until as validUntil',
			'certificate.issued_at as issuedAt',
			'department.time_zone as timeZone',
			'revocation.revoked_at as revokedAt',
			'revocation.reason as revocationReason'
		]);

export const findCertificate = (db: Db, departmentId: string, id: string) =>
	certificates(db)
		.where('certificate.department_id', '=', departmentId)
		.where('certificate.id', '=', id)
		.executeTakeFirst();

/** Newest first. */
export const listCertificatesOf = (db: Db, departmentId: string, personId: string) =>
	certificates(db)
		.innerJoin('completion', (join) =>
			join
				.onRef('completion.department_id', '=', 'certificate.department_id')
				.onRef('completion.id', '=', 'certificate.completion_id')
		)
		.select('completion.requirement_id as requirementId')
		.where('certificate.department_id', '=', departmentId)
		.where('certificate.person_id', '=', personId)
		.orderBy('certificate.issued_at', 'desc')
		.orderBy('certificate.id')
		.execute();

/** Before the department is known: the transaction must be `readByKey(number)`. */
export const findDepartmentOfNumber = (db: Db, number: string) =>
	db
		.selectFrom('certificate')
		.select(['department_id as departmentId', 'id'])
		.where('number', '=', number)
		.executeTakeFirst();

/** Returns nothing when it was revoked before. */
export const insertRevocation = (
	db: Db,
	row: {
		departmentId: string;
		certificateId: string;
		reason: string;
		revokedBy: string;
		revokedAt: Temporal.Instant;
	}
) =>
	db
		.insertInto('certificate_revocation')
		.values({
			department_id: row.departmentId,
			certificate_id: row.certificateId,
			reason: row.reason,
			revoked_by: row.revokedBy,
			revoked_at: row.revokedAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('revoked_at as revokedAt')
		.executeTakeFirst();

/**
 * Whole minutes that somebody was at it: reading as it was counted, the quiz and the runs from start to end, each of
 * them at most its design time (closing the laptop over night is no training).
 */
export async function readActiveMinutes(
	db: Db,
	of: { departmentId: string; personId: string; requirementId: string; cycle: number; code: string },
	quiz: { attemptId: string; mostMinutes: number },
	runs: readonly { id: string; mostMinutes: number }[]
): Promise<number> {
	const { rows } = await sql<{ minutes: number }>`
		select floor((
			coalesce((select sum(active_seconds) from reading_place
				where department_id = ${of.departmentId} and person_id = ${of.personId}
					and requirement_id = ${of.requirementId} and cycle = ${of.cycle} and code = ${of.code}), 0)
			+ coalesce((select greatest(0, least(${quiz.mostMinutes}::int * 60, extract(epoch from submission.submitted_at - attempt.started_at)))
				from quiz_attempt attempt
				join quiz_submission submission on submission.department_id = attempt.department_id and submission.attempt_id = attempt.id
				where attempt.department_id = ${of.departmentId} and attempt.id = ${quiz.attemptId}), 0)
			+ coalesce((select sum(greatest(0, least(given.most * 60, extract(epoch from result.finished_at - run.started_at))))
				from unnest(${runs.map(({ id }) => id)}::uuid[], ${runs.map(({ mostMinutes }) => mostMinutes)}::int[]) as given (id, most)
				join scenario_run run on run.department_id = ${of.departmentId} and run.id = given.id
				join scenario_result result on result.department_id = run.department_id and result.run_id = run.id), 0)
			) / 60)::int as minutes`.execute(db);
	return rows[0]!.minutes;
}

/** The skills that the quiz and the scenarios behind a certificate tested. */
export async function listAssessedSkills(
	db: Db,
	departmentId: string,
	certificateId: string
): Promise<Skill[]> {
	const { rows } = await sql<{ skill: Skill }>`
		with done as (
			select c.id, c.quiz_attempt_id from certificate f
			join completion c on c.department_id = f.department_id and c.id = f.completion_id
			where f.department_id = ${departmentId} and f.id = ${certificateId}
		), scored as (
			select s.by_skill from done
			join quiz_submission s on s.department_id = ${departmentId} and s.attempt_id = done.quiz_attempt_id
			union all
			select r.by_skill from done
			join completion_run cr on cr.department_id = ${departmentId} and cr.completion_id = done.id
			join scenario_result r on r.department_id = cr.department_id and r.run_id = cr.run_id
		)
		select distinct entry.key as skill from scored, jsonb_each(scored.by_skill) as entry
		where (entry.value ->> 'most')::int > 0 order by entry.key`.execute(db);
	return rows.map(({ skill }) => skill);
}
