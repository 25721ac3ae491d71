import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Direction, HowSigned } from '#lib/domain/compliance/sessions/session.ts';
import type { Db } from '#lib/server/database/database.ts';
import { selectSessions } from '../queries.ts';

export type RosterRow = {
	departmentId: string;
	sessionId: string;
	personId: string;
	addedBy: string;
	addedAt: Temporal.Instant;
};

/** Whoever of them was not on the roster yet. */
export async function insertRoster(db: Db, rows: RosterRow[]): Promise<string[]> {
	if (rows.length === 0) return [];
	const added = await db
		.insertInto('session_roster')
		.values(
			rows.map((row) => ({
				department_id: row.departmentId,
				session_id: row.sessionId,
				person_id: row.personId,
				added_by: row.addedBy,
				added_at: row.addedAt
			}))
		)
		.onConflict((conflict) => conflict.columns(['department_id', 'session_id', 'person_id']).doNothing())
		.returning('person_id as personId')
		.execute();
	return added.map(({ personId }) => personId);
}

export const findRosterRow = (db: Db, departmentId: string, sessionId: string, personId: string) =>
	db
		.selectFrom('session_roster')
		.select(['added_by as addedBy', 'added_at as addedAt'])
		.where('department_id', '=', departmentId)
		.where('session_id', '=', sessionId)
		.where('person_id', '=', personId)
		.executeTakeFirst();

export const listRoster = (db: Db, departmentId: string, sessionId: string) =>
	db
		.selectFrom('session_roster')
		.select(['person_id as personId', 'added_by as addedBy'])
		.where('department_id', '=', departmentId)
		.where('session_id', '=', sessionId)
		.execute();

export type SignatureRow = {
	departmentId: string;
	sessionId: string;
	personId: string;
	direction: Direction;
	how: HowSigned;
	signedAt: Temporal.Instant;
	recordedBy: string;
	recordedAt: Temporal.Instant;
};

/** Returns nothing when the person has signed in that direction already: that signature stands. */
export const insertSignature = (db: Db, row: SignatureRow) =>
	db
		.insertInto('session_signature')
		.values({
			department_id: row.departmentId,
			session_id: row.sessionId,
			person_id: row.personId,
			direction: row.direction,
			how: row.how,
			signed_at: row.signedAt,
			recorded_by: row.recordedBy,
			recorded_at: row.recordedAt
		})
		.onConflict((conflict) =>
			conflict.columns(['department_id', 'session_id', 'person_id', 'direction']).doNothing()
		)
		.returning('person_id')
		.executeTakeFirst();

/** @param personId one person's only, or null for everybody's */
export const listSignatures = (db: Db, departmentId: string, sessionId: string, personId: string | null) =>
	db
		.selectFrom('session_signature')
		.select([
			'person_id as personId',
			sql<Direction>`direction`.as('direction'),
			sql<HowSigned>`how`.as('how')
		])
		.select('signed_at as signedAt')
		.where('department_id', '=', departmentId)
		.where('session_id', '=', sessionId)
		.$if(personId !== null, (query) => query.where('person_id', '=', personId!))
		.execute();

/** Every session that a person is on the roster of, the latest first, with what came of it. */
export async function listSessionsOfPerson(db: Db, departmentId: string, personId: string) {
	const rows = await selectSessions(db, departmentId)
		.innerJoin('session_roster as roster', (join) =>
			join
				.onRef('roster.department_id', '=', 'session.department_id')
				.onRef('roster.session_id', '=', 'session.id')
		)
		.innerJoin('workshop', (join) =>
			join
				.onRef('workshop.department_id', '=', 'session.department_id')
				.onRef('workshop.id', '=', 'session.workshop_id')
		)
		.leftJoin('session_credit as credit', (join) =>
			join
				.onRef('credit.department_id', '=', 'roster.department_id')
				.onRef('credit.session_id', '=', 'roster.session_id')
				.onRef('credit.person_id', '=', 'roster.person_id')
		)
		.leftJoin('correction', (join) =>
			join
				.onRef('correction.department_id', '=', 'credit.department_id')
				.onRef('correction.of_id', '=', 'credit.id')
				.on('correction.of_kind', '=', 'session-credit')
		)
		.select([
			'workshop.title',
			'workshop.segments',
			'workshop.partner',
			'credit.id as creditId',
			'credit.minutes'
		])
		.select('correction.reason as corrected')
		.select(({ selectFrom }) => [
			selectFrom('session_signature as signature')
				.select('signature.signed_at')
				.whereRef('signature.department_id', '=', 'roster.department_id')
				.whereRef('signature.session_id', '=', 'roster.session_id')
				.whereRef('signature.person_id', '=', 'roster.person_id')
				.where('signature.direction', '=', 'in')
				.as('cameAt'),
			selectFrom('session_signature as signature')
				.select('signature.signed_at')
				.whereRef('signature.department_id', '=', 'roster.department_id')
				.whereRef('signature.session_id', '=', 'roster.session_id')
				.whereRef('signature.person_id', '=', 'roster.person_id')
				.where('signature.direction', '=', 'out')
				.as('leftAt')
		])
		.where('roster.person_id', '=', personId)
		.orderBy('session.starts_at', 'desc')
		.orderBy('session.id')
		.execute();
	return rows;
}
