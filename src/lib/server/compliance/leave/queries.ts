import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { LeaveKind } from '#lib/domain/compliance/leave.ts';
import type { CorrectableKind } from '#lib/domain/compliance/records/correctable.ts';
import type { CorrectionEvidence } from '#lib/domain/compliance/records/correction-digest.ts';
import type { LeaveEvidence } from '#lib/domain/compliance/records/leave-digest.ts';
import type { WaiverEvidence } from '#lib/domain/compliance/records/waiver-digest.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

/** Until the end of the transaction nobody else writes leave, waivers or corrections of one person. */
export async function lockRecords(db: Db, departmentId: string, personId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`records of ${departmentId}/${personId}`}, 0))`.execute(
		db
	);
}

export const insertLeave = (db: Db, row: LeaveEvidence) =>
	db
		.insertInto('leave_spell')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			kind: row.kind,
			from_on: row.fromOn,
			until_on: row.untilOn,
			reason: row.reason,
			recorded_by: row.recordedBy,
			recorded_at: row.recordedAt
		})
		.execute();

export const insertWaiver = (db: Db, row: WaiverEvidence) =>
	db
		.insertInto('waiver')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			requirement_id: row.requirementId,
			from_on: row.fromOn,
			until_on: row.untilOn,
			reason: row.reason,
			approved_by: row.approvedBy,
			recorded_at: row.recordedAt
		})
		.execute();

export const insertCorrection = (db: Db, row: CorrectionEvidence) =>
	db
		.insertInto('correction')
		.values({
			department_id: row.departmentId,
			id: row.id,
			of_kind: row.ofKind,
			of_id: row.ofId,
			person_id: row.personId,
			replaced_by: row.replacedBy,
			reason: row.reason,
			corrected_by: row.correctedBy,
			corrected_at: row.correctedAt
		})
		.execute();

/** All leave of one person that was known, latest first; what was corrected is among it. */
export const listLeave = (db: Db, departmentId: string, personId: string, known: Known = null) =>
	db
		.selectFrom('leave_spell')
		.select(['id', 'person_id as personId', sql<LeaveKind>`kind`.as('kind'), 'from_on as fromOn'])
		.select(['until_on as untilOn', 'reason', 'recorded_by as recordedBy', 'recorded_at as recordedAt'])
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.where(knownBy('recorded_at', known))
		.orderBy('from_on', 'desc')
		.orderBy('recorded_at', 'desc')
		.execute();

/**
 * All waivers of one person that were known, under the titles that their requirements had last by then, latest first;
 * the corrected ones too.
 */
export const listWaivers = (db: Db, departmentId: string, personId: string, known: Known = null) =>
	db
		.selectFrom('waiver')
		.innerJoin('requirement', (join) =>
			join
				.onRef('requirement.department_id', '=', 'waiver.department_id')
				.onRef('requirement.id', '=', 'waiver.requirement_id')
		)
		.select(['waiver.id', 'waiver.person_id as personId', 'waiver.requirement_id as requirementId'])
		.select(['waiver.from_on as fromOn', 'waiver.until_on as untilOn', 'waiver.reason'])
		.select(['waiver.approved_by as approvedBy', 'waiver.recorded_at as recordedAt'])
		.select(lastTitle(known).as('title'))
		.where('waiver.department_id', '=', departmentId)
		.where('waiver.person_id', '=', personId)
		.where(knownBy('waiver.recorded_at', known))
		.orderBy('waiver.from_on', 'desc')
		.orderBy('waiver.recorded_at', 'desc')
		.execute();

const lastTitle = (known: Known) => sql<string>`coalesce((
	select version.title from requirement_version version
	where version.department_id = requirement.department_id and version.requirement_id = requirement.id
		and ${knownBy('version.recorded_at', known)}
	order by version.number desc limit 1), requirement.title)`;

/** The day from which the requirement as it is now asks nothing any more, or null. */
const withdrawnFrom = sql<Temporal.PlainDate | null>`(
	select case when version.withdrawn then version.effective_on end from requirement_version version
	where version.department_id = requirement.department_id and version.requirement_id = requirement.id
	order by version.number desc limit 1)`;

/** What bound anybody so far, by title; `withdrawnFrom` is the day from which it asks nothing any more. */
export const listWaivable = (db: Db, departmentId: string) =>
	db
		.selectFrom('requirement')
		.select('requirement.id')
		.select(lastTitle(null).as('title'))
		.select(withdrawnFrom.as('withdrawnFrom'))
		.where('requirement.department_id', '=', departmentId)
		.where('requirement.binding', '=', true)
		.orderBy('title')
		.execute();

/** The corrections of one person's records that were known. */
export const listCorrections = (db: Db, departmentId: string, personId: string, known: Known = null) =>
	db
		.selectFrom('correction')
		.select(['id', sql<CorrectableKind>`of_kind`.as('ofKind'), 'of_id as ofId', 'replaced_by as replacedBy'])
		.select(['reason', 'corrected_by as correctedBy', 'corrected_at as correctedAt'])
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.where(knownBy('corrected_at', known))
		.execute();

const TABLES = {
	leave: 'leave_spell',
	waiver: 'waiver',
	outside: 'outside_training',
	'session-credit': 'session_credit'
} as const satisfies Record<CorrectableKind, string>;

/** Whose record it is, or nothing. */
export const findOwner = (db: Db, departmentId: string, kind: CorrectableKind, id: string) =>
	db
		.selectFrom(TABLES[kind])
		.select('person_id as personId')
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.executeTakeFirst();

/** One person's training from elsewhere, latest first, for naming one. */
export const listOutsideNamed = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('outside_training')
		.select(['id', 'title', 'completed_on as on', 'minutes'])
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.orderBy('completed_on', 'desc')
		.execute();

/** One person's credits for sessions, latest first, under the titles of their workshops. */
export const listSessionCreditsNamed = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('session_credit as credit')
		.innerJoin('workshop_session as session', (join) =>
			join
				.onRef('session.department_id', '=', 'credit.department_id')
				.onRef('session.id', '=', 'credit.session_id')
		)
		.innerJoin('workshop', (join) =>
			join
				.onRef('workshop.department_id', '=', 'session.department_id')
				.onRef('workshop.id', '=', 'session.workshop_id')
		)
		.select(['credit.id', 'workshop.title', 'credit.taught_on as on', 'credit.minutes'])
		.where('credit.department_id', '=', departmentId)
		.where('credit.person_id', '=', personId)
		.orderBy('credit.taught_on', 'desc')
		.execute();

type People = readonly string[] | null;

const among = (personIds: People) =>
	personIds === null ? sql<boolean>`true` : sql<boolean>`person_id = any(${personIds}::uuid[])`;

/** What is corrected later still counts as it was before. */
const uncorrected = (kind: CorrectableKind, known: Known) => sql<boolean>`not exists (
	select from correction where correction.department_id = ${sql.ref(`${TABLES[kind]}.department_id`)}
		and correction.of_kind = ${kind} and correction.of_id = ${sql.ref(`${TABLES[kind]}.id`)}
		and ${knownBy('correction.corrected_at', known)})`;

/**
 * The leave that counts: as it was known, for any day, what was corrected left out. Days are texts: a department has
 * thousands, and few are looked at.
 * @param personIds whose, or null for the whole department
 */
export const listLeaveFacts = (db: Db, departmentId: string, personIds: People, known: Known = null) =>
	db
		.selectFrom('leave_spell')
		.select(['person_id as personId', sql<LeaveKind>`kind`.as('kind')])
		.select([sql<string>`from_on::text`.as('fromOn'), sql<string | null>`until_on::text`.as('untilOn')])
		.where('department_id', '=', departmentId)
		.where(among(personIds))
		.where(knownBy('recorded_at', known))
		.where(uncorrected('leave', known))
		.orderBy('person_id')
		.orderBy('from_on')
		.execute();

/** The waivers that count, as `listLeaveFacts`. */
export const listWaiverFacts = (db: Db, departmentId: string, personIds: People, known: Known = null) =>
	db
		.selectFrom('waiver')
		.select(['person_id as personId', 'requirement_id as requirementId'])
		.select([sql<string>`from_on::text`.as('fromOn'), sql<string>`until_on::text`.as('untilOn')])
		.where('department_id', '=', departmentId)
		.where(among(personIds))
		.where(knownBy('recorded_at', known))
		.where(uncorrected('waiver', known))
		.orderBy('person_id')
		.orderBy('from_on')
		.execute();
