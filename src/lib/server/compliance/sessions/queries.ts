import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import { sumUpCredits } from '#lib/domain/compliance/sessions/sum-up-credits.ts';
import type { PartnerKind, WorkshopTopic } from '#lib/domain/compliance/sessions/workshop.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

/**
 * Until the end of the transaction the session does not end: who writes something about it shares this lock with
 * others who do, and waits for whoever is ending it.
 */
export const shareSession = (db: Db, departmentId: string, sessionId: string) =>
	sql`select pg_advisory_xact_lock_shared(hashtextextended(${`session ${departmentId}/${sessionId}`}, 0))`.execute(
		db
	);

/** Until the end of the transaction nobody else writes anything about the session. */
export const lockSession = (db: Db, departmentId: string, sessionId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`session ${departmentId}/${sessionId}`}, 0))`.execute(
		db
	);

const WORKSHOP = [
	'workshop.id',
	'workshop.title',
	'workshop.summary',
	'workshop.minutes',
	sql<WorkshopTopic[]>`workshop.topics`.as('topics'),
	'workshop.category',
	'workshop.partner',
	sql<PartnerKind>`workshop.partner_kind`.as('partnerKind'),
	'workshop.segments',
	'workshop.state_course_number as stateCourseNumber',
	'workshop.created_by as createdBy',
	'workshop.created_at as createdAt'
] as const;

/** Newest first. */
export const listWorkshops = (db: Db, departmentId: string) =>
	db
		.selectFrom('workshop')
		.select(WORKSHOP)
		.where('department_id', '=', departmentId)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();

export const findWorkshop = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('workshop')
		.select(WORKSHOP)
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.executeTakeFirst();

export type WorkshopRow = {
	departmentId: string;
	id: string;
	title: string;
	summary: string;
	minutes: number;
	topics: WorkshopTopic[];
	category: string | null;
	partner: string | null;
	partnerKind: PartnerKind;
	segments: number;
	stateCourseNumber: string | null;
	createdBy: string;
	createdAt: Temporal.Instant;
};

/** Returns nothing when there is a workshop of that id. */
export const insertWorkshop = (db: Db, row: WorkshopRow) =>
	db
		.insertInto('workshop')
		.values({
			department_id: row.departmentId,
			id: row.id,
			title: row.title,
			summary: row.summary,
			minutes: row.minutes,
			topics: JSON.stringify(row.topics),
			category: row.category,
			partner: row.partner,
			partner_kind: row.partnerKind,
			segments: row.segments,
			state_course_number: row.stateCourseNumber,
			created_by: row.createdBy,
			created_at: row.createdAt
		})
		.onConflict((conflict) => conflict.columns(['department_id', 'id']).doNothing())
		.returning('id')
		.executeTakeFirst();

export type SessionRow = {
	departmentId: string;
	id: string;
	workshopId: string;
	segment: number;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	place: string;
	instructor: string;
	instructorQualification: string;
	walkIns: boolean;
	signInCode: string;
	signOutCode: string;
	scheduledBy: string;
	scheduledAt: Temporal.Instant;
};

/** Returns nothing when there is a session of that id. */
export const insertSession = (db: Db, row: SessionRow) =>
	db
		.insertInto('workshop_session')
		.values({
			department_id: row.departmentId,
			id: row.id,
			workshop_id: row.workshopId,
			segment: row.segment,
			starts_at: row.startsAt,
			ends_at: row.endsAt,
			place: row.place,
			instructor: row.instructor,
			instructor_qualification: row.instructorQualification,
			walk_ins: row.walkIns,
			sign_in_code: row.signInCode,
			sign_out_code: row.signOutCode,
			scheduled_by: row.scheduledBy,
			scheduled_at: row.scheduledAt
		})
		.onConflict((conflict) => conflict.columns(['department_id', 'id']).doNothing())
		.returning('id')
		.executeTakeFirst();

/** Sessions with how they ended, if they did, and without their codes. */
export const selectSessions = (db: Db, departmentId: string) =>
	db
		.selectFrom('workshop_session as session')
		.leftJoin('session_ending as ending', (join) =>
			join
				.onRef('ending.department_id', '=', 'session.department_id')
				.onRef('ending.session_id', '=', 'session.id')
		)
		.select([
			'session.id',
			'session.workshop_id as workshopId',
			'session.segment',
			'session.starts_at as startsAt',
			'session.ends_at as endsAt',
			'session.place',
			'session.instructor',
			'session.instructor_qualification as instructorQualification',
			'session.walk_ins as walkIns',
			'session.scheduled_by as scheduledBy',
			'ending.held',
			'ending.reason',
			'ending.ended_at as endedAt',
			'ending.ended_by as endedBy'
		])
		.where('session.department_id', '=', departmentId);

export const findSession = (db: Db, departmentId: string, id: string) =>
	selectSessions(db, departmentId).where('session.id', '=', id).executeTakeFirst();

/** Sessions of a workshop, the latest first. */
export const listSessionsOf = (db: Db, departmentId: string, workshopId: string) =>
	selectSessions(db, departmentId)
		.where('session.workshop_id', '=', workshopId)
		.orderBy('session.starts_at', 'desc')
		.orderBy('session.id')
		.execute();

export type SessionsShown = 'open' | 'held' | 'cancelled';

/**
 * Sessions that have not ended, the next first, or that were held or cancelled, the latest first; with how many are
 * on the roster.
 */
export const listSessions = (db: Db, departmentId: string, shown: SessionsShown) =>
	selectSessions(db, departmentId)
		.innerJoin('workshop', (join) =>
			join
				.onRef('workshop.department_id', '=', 'session.department_id')
				.onRef('workshop.id', '=', 'session.workshop_id')
		)
		.select(['workshop.title', 'workshop.segments'])
		.select(({ selectFrom }) =>
			selectFrom('session_roster as roster')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('roster.department_id', '=', 'session.department_id')
				.whereRef('roster.session_id', '=', 'session.id')
				.as('invited')
		)
		.$if(shown === 'open', (query) => query.where('ending.held', 'is', null))
		.$if(shown !== 'open', (query) => query.where('ending.held', '=', shown === 'held'))
		.orderBy('session.starts_at', shown === 'open' ? 'asc' : 'desc')
		.orderBy('session.id')
		.execute();

export const findCodes = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('workshop_session')
		.select(['sign_in_code as in', 'sign_out_code as out'])
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.executeTakeFirst();

/** Codes of the sessions that begin before one moment, end after another, and were not closed. */
export const listOpenCodes = (
	db: Db,
	departmentId: string,
	startsBefore: Temporal.Instant,
	endsAfter: Temporal.Instant
) =>
	db
		.selectFrom('workshop_session as session')
		.leftJoin('session_ending as ending', (join) =>
			join
				.onRef('ending.department_id', '=', 'session.department_id')
				.onRef('ending.session_id', '=', 'session.id')
		)
		.select(['session.id', 'session.sign_in_code as in', 'session.sign_out_code as out'])
		.where('session.department_id', '=', departmentId)
		.where('session.starts_at', '<=', startsBefore)
		.where('session.ends_at', '>=', endsAfter)
		.where('ending.held', 'is', null)
		.execute();

/** Other sessions of an instructor, by name in whatever case, that were not cancelled and overlap a time. */
export const listOverlapping = (
	db: Db,
	departmentId: string,
	row: { id: string; instructor: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }
) =>
	selectSessions(db, departmentId)
		.where(sql`lower(session.instructor)`, '=', row.instructor.toLowerCase())
		.where('session.id', '<>', row.id)
		.where('session.starts_at', '<', row.endsAt)
		.where('session.ends_at', '>', row.startsAt)
		.where(({ eb, or }) => or([eb('ending.held', 'is', null), eb('ending.held', '=', true)]))
		.orderBy('session.starts_at')
		.execute();

export type EndingRow = {
	departmentId: string;
	sessionId: string;
	held: boolean;
	reason: string;
	endedBy: string;
	endedAt: Temporal.Instant;
};

export const insertEnding = (db: Db, row: EndingRow) =>
	db
		.insertInto('session_ending')
		.values({
			department_id: row.departmentId,
			session_id: row.sessionId,
			held: row.held,
			reason: row.reason,
			ended_by: row.endedBy,
			ended_at: row.endedAt
		})
		.execute();

export type CreditRow = {
	departmentId: string;
	id: string;
	sessionId: string;
	personId: string;
	minutesPresent: number;
	minutes: number;
	taughtOn: Temporal.PlainDate;
};

export async function insertCredits(db: Db, rows: (CreditRow & { digest: string })[]): Promise<void> {
	if (rows.length === 0) return;
	await db
		.insertInto('session_credit')
		.values(
			rows.map((row) => ({
				department_id: row.departmentId,
				id: row.id,
				session_id: row.sessionId,
				person_id: row.personId,
				minutes_present: row.minutesPresent,
				minutes: row.minutes,
				taught_on: row.taughtOn,
				digest: row.digest
			}))
		)
		.execute();
}

/** Credits of a session, with the id of the correction that says one was wrong. */
export const listCreditsOf = (db: Db, departmentId: string, sessionId: string) =>
	db
		.selectFrom('session_credit as credit')
		.leftJoin('correction', (join) =>
			join
				.onRef('correction.department_id', '=', 'credit.department_id')
				.onRef('correction.of_id', '=', 'credit.id')
				.on('correction.of_kind', '=', 'session-credit')
		)
		.select(['credit.id', 'credit.person_id as personId', 'credit.minutes'])
		.select(['credit.minutes_present as minutesPresent', 'correction.reason as corrected'])
		.where('credit.department_id', '=', departmentId)
		.where('credit.session_id', '=', sessionId)
		.execute();

/** Credits that stood, as far as was known, of each person in the order in which the sessions were. */
const listEarned = (db: Db, departmentId: string, personIds: readonly string[] | null, known: Known = null) =>
	db
		.selectFrom('session_credit as credit')
		.innerJoin('workshop_session as session', (join) =>
			join
				.onRef('session.department_id', '=', 'credit.department_id')
				.onRef('session.id', '=', 'credit.session_id')
		)
		.leftJoin('correction', (join) =>
			join
				.onRef('correction.department_id', '=', 'credit.department_id')
				.onRef('correction.of_id', '=', 'credit.id')
				.on('correction.of_kind', '=', 'session-credit')
				.on(knownBy('correction.corrected_at', known))
		)
		// A session's credits are recorded when it is ended.
		.$if(known !== null, (query) =>
			query.where(({ exists, selectFrom }) =>
				exists(
					selectFrom('session_ending as ending')
						.select('ending.session_id')
						.whereRef('ending.department_id', '=', 'credit.department_id')
						.whereRef('ending.session_id', '=', 'credit.session_id')
						.where(knownBy('ending.ended_at', known))
				)
			)
		)
		.select(['credit.id', 'credit.person_id as personId', 'credit.session_id as sessionId', 'credit.minutes'])
		.select([
			'session.workshop_id as workshopId',
			'session.segment',
			sql<string>`credit.taught_on::text`.as('on')
		])
		.where('credit.department_id', '=', departmentId)
		.where('correction.id', 'is', null)
		.$if(personIds !== null, (query) => query.where('credit.person_id', 'in', [...personIds!]))
		.orderBy('session.starts_at')
		.orderBy('session.id')
		.orderBy('credit.person_id')
		.execute();

/**
 * What people were credited for sessions, uncorrected, as the rules about requirements read it: days are texts, and
 * the category stands on the credit that completes the last missing segment of its workshop.
 * @param personIds these people, or null for the whole department
 */
export async function listSessionCredits(
	db: Db,
	departmentId: string,
	personIds: readonly string[] | null,
	known: Known = null
) {
	if (personIds?.length === 0) return [];
	const earned = await listEarned(db, departmentId, personIds, known);
	if (earned.length === 0) return [];
	const workshops = await listWorkshops(db, departmentId);
	return sumUpCredits(earned, new Map(workshops.map((workshop) => [workshop.id, workshop])));
}

/** The segments of a workshop that people were credited for, in the order in which they were. */
export const listSegmentsEarned = async (db: Db, departmentId: string, workshopId: string) =>
	(await listEarned(db, departmentId, null)).filter((credit) => credit.workshopId === workshopId);
