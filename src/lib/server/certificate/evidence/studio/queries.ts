import { sql } from 'kysely';
import type { Db } from '#lib/server/database/database.ts';

/** Texts that were sent to review, by review. `text` is the hash of the text as it is now. */
export async function listReviewEvidence(db: Db, departmentId: string, ids: string[]) {
	const rows = await db
		.selectFrom('draft_review')
		.select(['department_id as departmentId', 'id', 'draft_id as draftId', 'number', 'revision'])
		.select(['text_hash as textHash', 'note', 'asked_by as askedBy', 'asked_at as askedAt'])
		.select(sql<string>`encode(sha256(convert_to(text, 'UTF8')), 'hex')`.as('text'))
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** What came of reviews, by review. */
export async function listDecisionEvidence(db: Db, departmentId: string, reviews: string[]) {
	const rows = await db
		.selectFrom('draft_decision')
		.select(['department_id as departmentId', 'review_id as reviewId', 'verdict', 'words', 'clinician'])
		.select(['decided_by as decidedBy', 'decided_at as decidedAt'])
		.where('department_id', '=', departmentId)
		.where('review_id', 'in', reviews)
		.execute();
	return new Map(rows.map((row) => [row.reviewId, row]));
}

/** Pictures, recordings and captions, by the hash they are stored under. `bytes` is the hash of the bytes as they are now. */
export async function listMediaEvidence(db: Db, departmentId: string, hashes: string[]) {
	const rows = await db
		.selectFrom('media')
		.select(['department_id as departmentId', 'hash', 'kind', 'type', 'name', 'said'])
		.select(['added_by as addedBy', 'added_at as addedAt'])
		.select(sql<string>`encode(sha256(bytes), 'hex')`.as('bytes'))
		.where('department_id', '=', departmentId)
		.where('hash', 'in', hashes)
		.execute();
	return new Map(rows.map((row) => [row.hash, row]));
}
