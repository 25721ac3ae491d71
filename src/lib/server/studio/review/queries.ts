import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Verdict } from '#lib/domain/studio/stage.ts';
import type { Db } from '#lib/server/database/database.ts';

export interface ReviewRow {
	departmentId: string;
	id: string;
	draftId: string;
	number: number;
	revision: number;
	text: string;
	textHash: string;
	note: string;
	askedBy: string;
	askedAt: Temporal.Instant;
}

export const insertReview = (db: Db, row: ReviewRow) =>
	db
		.insertInto('draft_review')
		.values({
			department_id: row.departmentId,
			id: row.id,
			draft_id: row.draftId,
			number: row.number,
			revision: row.revision,
			text: row.text,
			text_hash: row.textHash,
			note: row.note,
			asked_by: row.askedBy,
			asked_at: row.askedAt
		})
		.execute();

export interface DecisionRow {
	departmentId: string;
	reviewId: string;
	verdict: Verdict;
	words: string;
	clinician: string | null;
	decidedBy: string;
	decidedAt: Temporal.Instant;
}

export const insertDecision = (db: Db, row: DecisionRow) =>
	db
		.insertInto('draft_decision')
		.values({
			department_id: row.departmentId,
			review_id: row.reviewId,
			verdict: row.verdict,
			words: row.words,
			clinician: row.clinician,
			decided_by: row.decidedBy,
			decided_at: row.decidedAt
		})
		.execute();

const reviews = (db: Db, departmentId: string) =>
	db
		.selectFrom('draft_review as review')
		.leftJoin('draft_decision as decision', (join) =>
			join
				.onRef('decision.department_id', '=', 'review.department_id')
				.onRef('decision.review_id', '=', 'review.id')
		)
		.select([
			'review.id',
			'review.draft_id as draftId',
			'review.number',
			'review.revision',
			'review.text_hash as textHash',
			'review.note',
			'review.asked_by as askedBy',
			'review.asked_at as askedAt',
			'decision.words',
			'decision.clinician',
			'decision.decided_by as decidedBy',
			'decision.decided_at as decidedAt'
		])
		.select(sql<Verdict | null>`decision.verdict`.as('verdict'))
		.where('review.department_id', '=', departmentId);

/** A review with its decision, if there is one, and without the text. */
export const findReview = (db: Db, departmentId: string, id: string) =>
	reviews(db, departmentId).where('review.id', '=', id).executeTakeFirst();

/** All reviews of a draft with their decisions, the newest first, without their texts. */
export const listReviews = (db: Db, departmentId: string, draftId: string) =>
	reviews(db, departmentId).where('review.draft_id', '=', draftId).orderBy('review.number', 'desc').execute();

export const findReviewText = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('draft_review')
		.select('text')
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.executeTakeFirst()
		.then((found) => found?.text);

/**
 * Who wrote the text of a review: everybody who saved a revision after the one that was last published, up to the one
 * that was sent; who wrote an older text that somebody put back in between; and, until it was first published, who wrote
 * what the draft is a copy of, as far as that was not published itself. Who asked comes on top of them.
 */
export async function listWriters(db: Db, departmentId: string, review: { id: string }): Promise<string[]> {
	const { rows } = await sql<{ savedBy: string }>`
		with recursive sent as (
			select draft_id, number, revision from draft_review
			where department_id = ${departmentId} and id = ${review.id}
		), published as (
			select coalesce(max(earlier.revision), 0) as revision
			from sent
			join draft_review earlier
				on earlier.department_id = ${departmentId} and earlier.draft_id = sent.draft_id and earlier.number < sent.number
			join content_release release
				on release.department_id = earlier.department_id and release.review_id = earlier.id
		), since as (
			select writing.saved_by, writing.text_hash, writing.cause
			from draft_revision writing, sent, published
			where writing.department_id = ${departmentId} and writing.draft_id = sent.draft_id
				and writing.number > published.revision and writing.number <= sent.revision
		), source (draft_id, copied_at) as (
			select draft.copied_from, draft.created_at
			from draft, sent, published
			where draft.department_id = ${departmentId} and draft.id = sent.draft_id and published.revision = 0
			union all
			select older.copied_from, older.created_at
			from source join draft older on older.department_id = ${departmentId} and older.id = source.draft_id
		)
		select saved_by as "savedBy" from since
		union
		select older.saved_by
		from draft_revision older, sent
		where older.department_id = ${departmentId} and older.draft_id = sent.draft_id
			and older.text_hash in (select text_hash from since where cause = 'restored')
		union
		select copied.saved_by
		from source
		join draft_revision copied on copied.department_id = ${departmentId} and copied.draft_id = source.draft_id
			and copied.begun_at <= source.copied_at
		where copied.number > coalesce((
			select max(earlier.revision)
			from draft_review earlier
			join content_release release
				on release.department_id = earlier.department_id and release.review_id = earlier.id
			where earlier.department_id = ${departmentId} and earlier.draft_id = source.draft_id
		), 0)`.execute(db);
	return rows.map(({ savedBy }) => savedBy);
}

export interface CommentRow {
	departmentId: string;
	id: string;
	draftId: string;
	/** Key of the scene it is about; null for the whole. */
	scene: string | null;
	words: string;
	writtenBy: string;
	writtenAt: Temporal.Instant;
}

export const insertComment = (db: Db, row: CommentRow) =>
	db
		.insertInto('draft_comment')
		.values({
			department_id: row.departmentId,
			id: row.id,
			draft_id: row.draftId,
			scene: row.scene,
			words: row.words,
			written_by: row.writtenBy,
			written_at: row.writtenAt
		})
		.execute();

const comments = (db: Db, departmentId: string) =>
	db
		.selectFrom('draft_comment')
		.select([
			'id',
			'draft_id as draftId',
			'scene',
			'words',
			'written_by as writtenBy',
			'written_at as writtenAt',
			'settled_by as settledBy',
			'settled_at as settledAt'
		])
		.where('department_id', '=', departmentId);

export const findComment = (db: Db, departmentId: string, id: string) =>
	comments(db, departmentId).where('id', '=', id).executeTakeFirst();

/** The comments on a draft, the oldest first. */
export const listCommentRows = (db: Db, departmentId: string, draftId: string) =>
	comments(db, departmentId).where('draft_id', '=', draftId).orderBy('written_at').orderBy('id').execute();

/** Marks a comment as settled, by whoever did it first. */
export const updateSettled = (
	db: Db,
	row: { departmentId: string; id: string; settledBy: string; settledAt: Temporal.Instant }
) =>
	db
		.updateTable('draft_comment')
		.set({ settled_by: row.settledBy, settled_at: row.settledAt })
		.where('department_id', '=', row.departmentId)
		.where('id', '=', row.id)
		.where('settled_at', 'is', null)
		.execute();
