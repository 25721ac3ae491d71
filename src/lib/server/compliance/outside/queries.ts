import { sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { FileType } from '#lib/domain/compliance/outside/file-type.ts';
import type { PersonKeys } from '#lib/domain/compliance/outside/import/find-person.ts';
import type { OutsideSource, TopicMinutes } from '#lib/domain/compliance/outside/outside.ts';
import type {
	ImportEvidence,
	OutsideDecisionEvidence,
	OutsideEvidence
} from '#lib/domain/compliance/outside/outside-digest.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

/** Until the end of the transaction nobody else enters training from elsewhere in the department, nor imports any. */
export async function lockOutside(db: Db, departmentId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`outside training of ${departmentId}`}, 0))`.execute(
		db
	);
}

export interface FileRow {
	departmentId: string;
	hash: string;
	name: string;
	mediaType: FileType;
	bytes: Uint8Array;
	addedBy: string;
	addedAt: Temporal.Instant;
	identitySalt: string | null;
	identityDigest: string | null;
}

/** Keeps a file under its hash; one that the department has already stays as it came first. */
export const insertFile = (db: Db, row: FileRow) =>
	db
		.insertInto('record_file')
		.values({
			department_id: row.departmentId,
			hash: row.hash,
			name: row.name,
			media_type: row.mediaType,
			bytes: row.bytes,
			added_by: row.addedBy,
			added_at: row.addedAt,
			identity_salt: row.identitySalt,
			identity_digest: row.identityDigest
		})
		.onConflict((conflict) => conflict.columns(['department_id', 'hash']).doNothing())
		.execute();

/** What is kept under a hash; `bytes` is the hash of the bytes as they are. */
export const findFileFacts = (db: Db, departmentId: string, hash: string) =>
	db
		.selectFrom('record_file')
		.select(['hash', 'name', 'media_type as mediaType', 'added_by as addedBy', 'added_at as addedAt'])
		.select(['identity_salt as identitySalt', 'identity_digest as identityDigest'])
		.select(sql<string>`encode(sha256(bytes), 'hex')`.as('bytes'))
		.where('department_id', '=', departmentId)
		.where('hash', '=', hash)
		.executeTakeFirst();

/** Not there when it was removed: then its row has no bytes any more. */
export const findFile = (db: Db, departmentId: string, hash: string) =>
	db
		.selectFrom('record_file')
		.select(['name', 'bytes'])
		.select(sql<FileType>`media_type`.as('mediaType'))
		.where('department_id', '=', departmentId)
		.where('hash', '=', hash)
		.where(sql<boolean>`length(bytes) > 0`)
		.executeTakeFirst();

/** So many rows that the numbers of their values fit into one statement. */
const ROWS_AT_ONCE = 1000;

export async function insertOutside(db: Db, rows: readonly OutsideEvidence[]): Promise<void> {
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
		await db
			.insertInto('outside_training')
			.values(
				rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({
					department_id: row.departmentId,
					id: row.id,
					person_id: row.personId,
					source: row.source,
					title: row.title,
					provider: row.provider,
					provider_number: row.providerNumber,
					state_course_number: row.stateCourseNumber,
					begun_on: row.begunOn,
					completed_on: row.completedOn,
					minutes: row.minutes,
					topics: JSON.stringify(row.topics),
					category: row.category,
					delivery: row.delivery,
					place: row.place,
					instructor: row.instructor,
					instructor_qualification: row.instructorQualification,
					statement: row.statement,
					file_hash: row.file?.hash ?? null,
					import_id: row.importId,
					import_line: row.importLine,
					entered_by: row.enteredBy,
					entered_at: row.enteredAt
				}))
			)
			.execute();
}

/** The ids of those that were decided by this; who was decided already stays as they were. */
export async function insertDecisions(db: Db, rows: readonly OutsideDecisionEvidence[]): Promise<string[]> {
	const decided: string[] = [];
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
		const inserted = await db
			.insertInto('outside_decision')
			.values(
				rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({
					department_id: row.departmentId,
					outside_id: row.outsideId,
					person_id: row.personId,
					accepted: row.accepted,
					reason: row.reason,
					decided_by: row.decidedBy,
					decided_at: row.decidedAt
				}))
			)
			.onConflict((conflict) => conflict.columns(['department_id', 'outside_id']).doNothing())
			.returning('outside_id as outsideId')
			.execute();
		decided.push(...inserted.map(({ outsideId }) => outsideId));
	}
	return decided;
}

export const insertImport = (db: Db, row: ImportEvidence) =>
	db
		.insertInto('record_import')
		.values({
			department_id: row.departmentId,
			id: row.id,
			file_hash: row.file.hash,
			rows: row.rows,
			reason: row.reason,
			imported_by: row.importedBy,
			imported_at: row.importedAt
		})
		.execute();

export const findImportOfFile = (db: Db, departmentId: string, fileHash: string) =>
	db
		.selectFrom('record_import')
		.select(['id', 'rows', 'reason', 'imported_by as importedBy', 'imported_at as importedAt'])
		.where('department_id', '=', departmentId)
		.where('file_hash', '=', fileHash)
		.executeTakeFirst();

export const findImport = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('record_import')
		.select(['file_hash as fileHash'])
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.executeTakeFirst();

/** Every import of the department, the newest first, with the name of its file. */
export const listImports = (db: Db, departmentId: string) =>
	db
		.selectFrom('record_import as import')
		.innerJoin('record_file as file', (join) =>
			join
				.onRef('file.department_id', '=', 'import.department_id')
				.onRef('file.hash', '=', 'import.file_hash')
		)
		.select(['import.id', 'import.rows', 'import.reason', 'file.name'])
		.select(['import.imported_by as importedBy', 'import.imported_at as importedAt'])
		.where('import.department_id', '=', departmentId)
		.orderBy('import.imported_at', 'desc')
		.orderBy('import.id')
		.execute();

/** What was entered, decided and corrected by then; what was decided later still waits. */
const outside = (db: Db, departmentId: string, known: Known = null) =>
	db
		.selectFrom('outside_training as outside')
		.leftJoin('outside_decision as decision', (join) =>
			join
				.onRef('decision.department_id', '=', 'outside.department_id')
				.onRef('decision.outside_id', '=', 'outside.id')
				.on(knownBy('decision.decided_at', known))
		)
		.leftJoin('correction', (join) =>
			join
				.onRef('correction.department_id', '=', 'outside.department_id')
				.onRef('correction.of_id', '=', 'outside.id')
				.on('correction.of_kind', '=', 'outside')
				.on(knownBy('correction.corrected_at', known))
		)
		.where('outside.department_id', '=', departmentId)
		.where(knownBy('outside.entered_at', known));

const shown = (db: Db, departmentId: string, known: Known = null) =>
	outside(db, departmentId, known)
		.select(['outside.id', 'outside.person_id as personId', 'outside.title', 'outside.provider'])
		.select(['outside.provider_number as providerNumber', 'outside.state_course_number as stateCourseNumber'])
		.select(['outside.begun_on as begunOn', 'outside.completed_on as completedOn', 'outside.minutes'])
		.select(['outside.category', 'outside.delivery', 'outside.place', 'outside.instructor'])
		.select(['outside.instructor_qualification as instructorQualification', 'outside.statement'])
		.select([
			sql<OutsideSource>`outside.source`.as('source'),
			sql<TopicMinutes[]>`outside.topics`.as('topics')
		])
		.select(['outside.file_hash as fileHash', 'outside.import_line as importLine'])
		.select(['outside.entered_by as enteredBy', 'outside.entered_at as enteredAt'])
		.select(['decision.accepted', 'decision.reason as decisionReason'])
		.select(['decision.decided_by as decidedBy', 'decision.decided_at as decidedAt'])
		.select(['correction.reason as correctionReason', 'correction.corrected_by as correctedBy'])
		.select('correction.corrected_at as correctedAt')
		.select(({ selectFrom }) =>
			jsonObjectFrom(
				selectFrom('record_file as file')
					.select(['file.name', 'file.media_type as mediaType'])
					.select(sql<number>`octet_length(file.bytes)`.as('size'))
					.whereRef('file.department_id', '=', 'outside.department_id')
					.whereRef('file.hash', '=', 'outside.file_hash')
			).as('file')
		);

export type OutsideRow = Awaited<ReturnType<typeof listOutsideOf>>[number];

/** Everything of one person that was known, the latest training first. */
export const listOutsideOf = (db: Db, departmentId: string, personId: string, known: Known = null) =>
	shown(db, departmentId, known)
		.where('outside.person_id', '=', personId)
		.orderBy('outside.completed_on', 'desc')
		.orderBy('outside.entered_at', 'desc')
		.orderBy('outside.id')
		.execute();

/** What nobody has decided yet, what was entered first at the top. */
export const listWaitingOutside = (db: Db, departmentId: string) =>
	shown(db, departmentId)
		.where('decision.outside_id', 'is', null)
		.where('correction.id', 'is', null)
		.orderBy('outside.entered_at')
		.orderBy('outside.id')
		.execute();

export const findOutside = (db: Db, departmentId: string, id: string) =>
	shown(db, departmentId).where('outside.id', '=', id).executeTakeFirst();

/** What makes records of some people the same, of all that were not corrected. */
export const listOutsideKeys = (db: Db, departmentId: string, personId: string | null) =>
	outside(db, departmentId)
		.select(['outside.person_id as personId', 'outside.title', 'outside.minutes'])
		.select('outside.completed_on as completedOn')
		.where('correction.id', 'is', null)
		.$if(personId !== null, (query) => query.where('outside.person_id', '=', personId!))
		.execute();

/**
 * What counts of training from elsewhere, as it was known: accepted and not corrected. What nobody measured is credited as it was
 * attested. Days are texts.
 * @param personIds whose; null for the whole department
 */
export const listOutsideCredits = (
	db: Db,
	departmentId: string,
	personIds: readonly string[] | null,
	known: Known = null
) =>
	outside(db, departmentId, known)
		.select(['outside.id', 'outside.person_id as personId', sql<OutsideSource>`outside.source`.as('source')])
		.select(sql<string>`outside.completed_on::text`.as('on'))
		.select(['outside.minutes as approved', 'outside.minutes as measured', 'outside.category'])
		.select(sql<TopicMinutes[]>`outside.topics`.as('topics'))
		.where('decision.accepted', '=', true)
		.where('correction.id', 'is', null)
		.$if(personIds !== null, (query) =>
			query.where(sql<boolean>`outside.person_id = any(${personIds}::uuid[])`)
		)
		.orderBy('outside.person_id')
		.orderBy('outside.completed_on')
		.orderBy('outside.id')
		.execute();

/** Everybody who ever belonged to the department, with all that a table may name them by. */
export async function listPeopleKeys(
	db: Db,
	departmentId: string,
	today: Temporal.PlainDate
): Promise<PersonKeys[]> {
	const { rows } = await sql<PersonKeys>`
		with held as (
			select distinct on (person_id, held_from) person_id, held_from, given_name, family_name, badge_number, state_officer_id
			from person_history where department_id = ${departmentId}
			order by person_id, held_from, recorded_at desc
		)
		select h.person_id as "personId", a.email,
			(array_agg(h.given_name || ' ' || h.family_name
				order by h.held_from <= ${today} desc, case when h.held_from <= ${today} then h.held_from end desc, h.held_from))[1] as name,
			array_agg(distinct h.family_name) as "familyNames",
			jsonb_agg(jsonb_build_object('from', h.held_from, 'badgeNumber', h.badge_number, 'stateOfficerId', h.state_officer_id)
				order by h.held_from) as held
		from held h
		left join account a on a.department_id = ${departmentId} and a.person_id = h.person_id
		group by h.person_id, a.email
		order by h.person_id`.execute(db);
	return rows;
}
