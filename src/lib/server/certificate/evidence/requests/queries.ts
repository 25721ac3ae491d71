import type { AnswerEvidence, RequestEvidence } from '#lib/domain/compliance/requests/request-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Requests for a correction, by their row. */
export async function listRequestEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, RequestEvidence>> {
	const rows = await db
		.selectFrom('correction_request')
		.select(['department_id as departmentId', 'id', 'person_id as personId', 'about', 'text'])
		.select('asked_at as askedAt')
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** Answers, by the request that they answer. */
export async function listAnswerEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, AnswerEvidence>> {
	const rows = await db
		.selectFrom('correction_answer')
		.select(['department_id as departmentId', 'request_id as requestId', 'person_id as personId'])
		.select(['corrected', 'answer', 'answered_by as answeredBy', 'answered_at as answeredAt'])
		.where('department_id', '=', departmentId)
		.where('request_id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.requestId, row]));
}
