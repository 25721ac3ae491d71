import { sql } from 'kysely';
import type { OutsideSource, TopicMinutes } from '#lib/domain/compliance/outside/outside.ts';
import type {
	FileEvidence,
	ImportEvidence,
	OutsideDecisionEvidence,
	OutsideEvidence
} from '#lib/domain/compliance/outside/outside-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Training from elsewhere with the certificate as it is now, by its id. */
export async function listOutsideEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('outside_training')
		.select(['department_id as departmentId', 'id', 'person_id as personId', 'title', 'provider', 'minutes'])
		.select(['provider_number as providerNumber', 'state_course_number as stateCourseNumber'])
		.select(['begun_on as begunOn', 'completed_on as completedOn', 'category', 'delivery', 'place'])
		.select(['instructor', 'instructor_qualification as instructorQualification', 'statement'])
		.select(['import_id as importId', 'import_line as importLine', 'file_hash as fileHash'])
		.select(['entered_by as enteredBy', 'entered_at as enteredAt'])
		.select([sql<OutsideSource>`source`.as('source'), sql<TopicMinutes[]>`topics`.as('topics')])
		.where('department_id', '=', departmentId)
		.where(sql<boolean>`id = any(${ids}::uuid[])`)
		.execute();
	const hashes = rows.map(({ fileHash }) => fileHash).filter((hash) => hash !== null);
	const files = await listFileEvidence(db, departmentId, hashes);
	return new Map(
		rows.map((row): [string, OutsideEvidence] => [
			row.id,
			{ ...row, file: files.get(row.fileHash ?? '') ?? null }
		])
	);
}

/** Decisions about it, by what they are about. */
export async function listOutsideDecisionEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('outside_decision')
		.select(['department_id as departmentId', 'outside_id as outsideId', 'person_id as personId'])
		.select(['accepted', 'reason', 'decided_by as decidedBy', 'decided_at as decidedAt'])
		.where('department_id', '=', departmentId)
		.where(sql<boolean>`outside_id = any(${ids}::uuid[])`)
		.execute();
	return new Map(rows.map((row): [string, OutsideDecisionEvidence] => [row.outsideId, row]));
}

/** Imports with the table that they came from, as it is now. */
export async function listImportEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('record_import')
		.select(['department_id as departmentId', 'id', 'rows', 'reason', 'file_hash as fileHash'])
		.select(['imported_by as importedBy', 'imported_at as importedAt'])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	const files = await listFileEvidence(
		db,
		departmentId,
		rows.map(({ fileHash }) => fileHash)
	);
	return new Map(
		rows.flatMap((row): [string, ImportEvidence][] => {
			const file = files.get(row.fileHash);
			return file ? [[row.id, { ...row, file }]] : [];
		})
	);
}

/** Files of evidence, by the hash they are kept under. `bytes` is the hash of the bytes as they are now. */
async function listFileEvidence(db: Db, departmentId: string, hashes: string[]) {
	if (hashes.length === 0) return new Map<string, FileEvidence>();
	const rows = await db
		.selectFrom('record_file')
		.select(['hash', 'name', 'media_type as mediaType', 'added_by as addedBy', 'added_at as addedAt'])
		.select(['identity_salt as identitySalt', 'identity_digest as identityDigest'])
		.select(sql<string>`encode(sha256(bytes), 'hex')`.as('bytes'))
		.where('department_id', '=', departmentId)
		.where('hash', 'in', [...new Set(hashes)])
		.execute();
	return new Map(rows.map((row): [string, FileEvidence] => [row.hash, row]));
}
