import { sql } from 'kysely';
import type { WorkshopTopic } from '#lib/domain/compliance/sessions/workshop.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Workshops, by id. */
export async function listWorkshopEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('workshop')
		.select(['department_id as departmentId', 'id', 'title', 'summary', 'minutes', 'category', 'partner'])
		.select(['partner_kind as partnerKind', 'segments', 'state_course_number as stateCourseNumber'])
		.select(['created_by as createdBy', 'created_at as createdAt', sql<WorkshopTopic[]>`topics`.as('topics')])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** Sessions with their codes, by id. */
export async function listSessionEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('workshop_session')
		.select([
			'department_id as departmentId',
			'id',
			'workshop_id as workshopId',
			'segment',
			'place',
			'instructor'
		])
		.select([
			'starts_at as startsAt',
			'ends_at as endsAt',
			'instructor_qualification as instructorQualification'
		])
		.select(['walk_ins as walkIns', 'sign_in_code as signInCode', 'sign_out_code as signOutCode'])
		.select(['scheduled_by as scheduledBy', 'scheduled_at as scheduledAt'])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** Lines of rosters, by session and person. */
export async function listRosterEvidence(db: Db, departmentId: string, sessions: string[]) {
	const rows = await db
		.selectFrom('session_roster')
		.select(['department_id as departmentId', 'session_id as sessionId', 'person_id as personId'])
		.select(['added_by as addedBy', 'added_at as addedAt'])
		.where('department_id', '=', departmentId)
		.where('session_id', 'in', sessions)
		.execute();
	return new Map(rows.map((row) => [`${row.sessionId}/${row.personId}`, row]));
}

/** Signatures, by session, person and direction. */
export async function listSignatureEvidence(db: Db, departmentId: string, sessions: string[]) {
	const rows = await db
		.selectFrom('session_signature')
		.select([
			'department_id as departmentId',
			'session_id as sessionId',
			'person_id as personId',
			'direction',
			'how'
		])
		.select(['signed_at as signedAt', 'recorded_by as recordedBy', 'recorded_at as recordedAt'])
		.where('department_id', '=', departmentId)
		.where('session_id', 'in', sessions)
		.execute();
	return new Map(rows.map((row) => [`${row.sessionId}/${row.personId}/${row.direction}`, row]));
}

/** How sessions ended, by session. */
export async function listEndingEvidence(db: Db, departmentId: string, sessions: string[]) {
	const rows = await db
		.selectFrom('session_ending')
		.select(['department_id as departmentId', 'session_id as sessionId', 'held', 'reason'])
		.select(['ended_by as endedBy', 'ended_at as endedAt'])
		.where('department_id', '=', departmentId)
		.where('session_id', 'in', sessions)
		.execute();
	return new Map(rows.map((row) => [row.sessionId, row]));
}

/** Credits for sessions, by id. */
export async function listCreditEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('session_credit')
		.select(['department_id as departmentId', 'id', 'session_id as sessionId', 'person_id as personId'])
		.select(['minutes_present as minutesPresent', 'minutes', 'taught_on as taughtOn', 'digest as stored'])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}
