import { sql, type RawBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { AnswerEvidence, RequestEvidence } from '#lib/domain/compliance/requests/request-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Until the end of the transaction nobody else asks for, or answers, a correction of one person. */
export async function lockRequests(db: Db, departmentId: string, personId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`requests of ${departmentId}/${personId}`}, 0))`.execute(
		db
	);
}

export const insertRequest = (db: Db, row: RequestEvidence) =>
	db
		.insertInto('correction_request')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			about: row.about,
			text: row.text,
			asked_at: row.askedAt
		})
		.execute();

/** Nothing when it was answered before: that answer stands. */
export const insertAnswer = (db: Db, row: AnswerEvidence) =>
	db
		.insertInto('correction_answer')
		.values({
			department_id: row.departmentId,
			request_id: row.requestId,
			person_id: row.personId,
			corrected: row.corrected,
			answer: row.answer,
			answered_by: row.answeredBy,
			answered_at: row.answeredAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('request_id as requestId')
		.executeTakeFirst();

/** A request, and its answer if it has one. Names are the latest. */
export interface CorrectionRequest {
	id: string;
	personId: string;
	name: string;
	about: string;
	text: string;
	askedAt: Temporal.Instant;
	corrected: boolean | null;
	answer: string | null;
	answeredBy: string | null;
	answeredByName: string | null;
	answeredAt: Temporal.Instant | null;
}

const nameOf = (person: RawBuilder<unknown>) => sql`(
	select h.given_name || ' ' || h.family_name from person_history h
	where h.department_id = r.department_id and h.person_id = ${person}
	order by h.held_from desc, h.recorded_at desc limit 1)`;

/**
 * Requests for corrections, the oldest first.
 * @param people whose, or null for the whole department
 * @param known what was asked or answered later is left out
 */
export async function listCorrectionRequests(
	db: Db,
	departmentId: string,
	people: readonly string[] | null,
	known: Known = null
): Promise<CorrectionRequest[]> {
	const by = (moment: RawBuilder<unknown>) =>
		known === null ? sql`true` : sql`${moment} <= ${known}::timestamptz`;
	const { rows } = await sql<CorrectionRequest>`
		select r.id, r.person_id as "personId", ${nameOf(sql`r.person_id`)} as name, r.about, r.text,
			r.asked_at as "askedAt", a.corrected, a.answer, a.answered_by as "answeredBy",
			${nameOf(sql`a.answered_by`)} as "answeredByName", a.answered_at as "answeredAt"
		from correction_request r
		left join correction_answer a on a.department_id = r.department_id and a.request_id = r.id
			and ${by(sql`a.answered_at`)}
		where r.department_id = ${departmentId} and ${by(sql`r.asked_at`)}
			and ${people === null ? sql`true` : sql`r.person_id = any(${[...people]}::uuid[])`}
		order by r.asked_at, r.id`.execute(db);
	return rows;
}

/** Whose request it is; nothing when there is none. */
export const findRequester = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('correction_request')
		.select('person_id as personId')
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.executeTakeFirst();
