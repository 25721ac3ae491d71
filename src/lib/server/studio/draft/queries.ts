import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Cause } from '#lib/domain/studio/revision.ts';
import type { Verdict } from '#lib/domain/studio/stage.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Until the end of the transaction nobody else begins a draft in the department. */
export const lockCodes = (db: Db, departmentId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`drafts of ${departmentId}`}, 0))`.execute(db);

/** How many codes the department has used up; 0 before the first. A draft is never deleted, so none comes free. */
export async function findLastCode(db: Db, departmentId: string): Promise<number> {
	const { rows } = await sql<{ last: number }>`
		select coalesce(max(substr(code, 4)::int), 0) as last from draft where department_id = ${departmentId}`.execute(
		db
	);
	return rows[0]!.last;
}

export const insertDraft = (
	db: Db,
	row: {
		departmentId: string;
		id: string;
		code: string;
		createdBy: string;
		createdAt: Temporal.Instant;
		/** The draft that its first text is a copy of. */
		copiedFrom: string | null;
	}
) =>
	db
		.insertInto('draft')
		.values({
			department_id: row.departmentId,
			id: row.id,
			code: row.code,
			created_by: row.createdBy,
			created_at: row.createdAt,
			copied_from: row.copiedFrom,
			put_away_at: null
		})
		.execute();

const DRAFT = ['id', 'code', 'created_by as createdBy', 'put_away_at as putAwayAt'] as const;

export const findDraft = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('draft')
		.select(DRAFT)
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.executeTakeFirst();

/** Until the end of the transaction nobody else saves, sends or decides anything of this draft. */
export const lockDraft = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('draft')
		.select(DRAFT)
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

export const updatePutAway = (db: Db, departmentId: string, id: string, at: Temporal.Instant | null) =>
	db
		.updateTable('draft')
		.set({ put_away_at: at })
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.execute();

export interface RevisionRow {
	departmentId: string;
	draftId: string;
	number: number;
	text: string;
	textHash: string;
	cause: Cause;
	savedBy: string;
	savedAt: Temporal.Instant;
}

export const insertRevision = (db: Db, row: RevisionRow) =>
	db
		.insertInto('draft_revision')
		.values({
			department_id: row.departmentId,
			draft_id: row.draftId,
			number: row.number,
			text: row.text,
			text_hash: row.textHash,
			cause: row.cause,
			saved_by: row.savedBy,
			begun_at: row.savedAt,
			saved_at: row.savedAt
		})
		.execute();

/** Goes on with a revision: its text is written over. */
export const updateRevision = (db: Db, row: Omit<RevisionRow, 'cause' | 'savedBy'>) =>
	db
		.updateTable('draft_revision')
		.set({ text: row.text, text_hash: row.textHash, saved_at: row.savedAt })
		.where('department_id', '=', row.departmentId)
		.where('draft_id', '=', row.draftId)
		.where('number', '=', row.number)
		.execute();

const REVISION = [
	'number',
	'text_hash as textHash',
	'saved_by as savedBy',
	'begun_at as begunAt',
	'saved_at as savedAt'
] as const;

const revisionsOf = (db: Db, departmentId: string, draftId: string) =>
	db.selectFrom('draft_revision').where('department_id', '=', departmentId).where('draft_id', '=', draftId);

/** The newest revision, which is the draft, and whether a review points at it. */
export const findHead = (db: Db, departmentId: string, draftId: string) =>
	revisionsOf(db, departmentId, draftId)
		.select([...REVISION, 'text'])
		.select(sql<Cause>`cause`.as('cause'))
		.select(({ exists, selectFrom }) =>
			exists(
				selectFrom('draft_review as review')
					.select('review.id')
					.whereRef('review.department_id', '=', 'draft_revision.department_id')
					.whereRef('review.draft_id', '=', 'draft_revision.draft_id')
					.whereRef('review.revision', '=', 'draft_revision.number')
			).as('isPinned')
		)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();

export const findRevision = (db: Db, departmentId: string, draftId: string, number: number) =>
	revisionsOf(db, departmentId, draftId)
		.select([...REVISION, 'text'])
		.select(sql<Cause>`cause`.as('cause'))
		.where('number', '=', number)
		.executeTakeFirst();

/** All revisions of a draft without their texts, the newest first. */
export const listRevisionRows = (db: Db, departmentId: string, draftId: string) =>
	revisionsOf(db, departmentId, draftId)
		.select(REVISION)
		.select([sql<Cause>`cause`.as('cause'), sql<number>`length(text)`.as('characters')])
		.orderBy('number', 'desc')
		.execute();

/** The newest texts of some drafts, by draft. */
export async function listHeadTexts(db: Db, departmentId: string, draftIds: string[]) {
	if (draftIds.length === 0) return new Map<string, { text: string; textHash: string }>();
	const rows = await db
		.selectFrom('draft_revision')
		.distinctOn('draft_id')
		.select(['draft_id as draftId', 'text', 'text_hash as textHash'])
		.where('department_id', '=', departmentId)
		.where('draft_id', 'in', draftIds)
		.orderBy('draft_id')
		.orderBy('number', 'desc')
		.execute();
	return new Map(rows.map(({ draftId, ...head }) => [draftId, head]));
}

/**
 * What is known of the department's drafts, the one saved last first: head, newest review with its verdict, what is
 * live at a moment and from which text, and how many comments are open.
 */
export async function listDraftStates(
	db: Db,
	departmentId: string,
	now: Temporal.Instant,
	only: { draftId?: string } = {}
) {
	const rows = await db
		.selectFrom('draft')
		.innerJoinLateral(
			(query) =>
				query
					.selectFrom('draft_revision as revision')
					.select(['revision.number', 'revision.text_hash', 'revision.saved_at', 'revision.saved_by'])
					.whereRef('revision.department_id', '=', 'draft.department_id')
					.whereRef('revision.draft_id', '=', 'draft.id')
					.orderBy('revision.number', 'desc')
					.limit(1)
					.as('head'),
			(join) => join.onTrue()
		)
		.leftJoinLateral(
			(query) =>
				query
					.selectFrom('draft_review as one')
					.leftJoin('draft_decision as decision', (join) =>
						join
							.onRef('decision.department_id', '=', 'one.department_id')
							.onRef('decision.review_id', '=', 'one.id')
					)
					.select(['one.id', 'one.text_hash', 'one.asked_by', 'one.asked_at'])
					.select(sql<Verdict | null>`decision.verdict`.as('verdict'))
					.whereRef('one.department_id', '=', 'draft.department_id')
					.whereRef('one.draft_id', '=', 'draft.id')
					.orderBy('one.number', 'desc')
					.limit(1)
					.as('review'),
			(join) => join.onTrue()
		)
		.leftJoinLateral(
			(query) =>
				query
					.selectFrom('content_release as release')
					.leftJoin('draft_review as sent', (join) =>
						join
							.onRef('sent.department_id', '=', 'release.department_id')
							.onRef('sent.id', '=', 'release.review_id')
					)
					.select(['release.hash', 'release.released_at', 'release.retired', 'sent.text_hash'])
					.whereRef('release.department_id', '=', 'draft.department_id')
					.whereRef('release.code', '=', 'draft.code')
					.where('release.released_at', '<=', now)
					.orderBy('release.id', 'desc')
					.limit(1)
					.as('live'),
			(join) => join.onTrue()
		)
		.select([
			'draft.id',
			'draft.code',
			'draft.put_away_at as putAwayAt',
			'head.number',
			'head.text_hash as textHash',
			'head.saved_at as savedAt',
			'head.saved_by as savedBy',
			'review.id as reviewId',
			'review.text_hash as reviewTextHash',
			'review.asked_by as askedBy',
			'review.asked_at as askedAt',
			'review.verdict',
			'live.hash as liveHash',
			'live.released_at as releasedAt',
			'live.retired',
			'live.text_hash as liveTextHash'
		])
		.select(({ selectFrom, fn }) =>
			selectFrom('draft_comment as comment')
				.select(fn.countAll<number>().as('count'))
				.whereRef('comment.department_id', '=', 'draft.department_id')
				.whereRef('comment.draft_id', '=', 'draft.id')
				.where('comment.settled_at', 'is', null)
				.as('openComments')
		)
		.where('draft.department_id', '=', departmentId)
		.$if(only.draftId !== undefined, (query) => query.where('draft.id', '=', only.draftId!))
		.orderBy('head.saved_at', 'desc')
		.orderBy('draft.code')
		.execute();
	return rows.map((row) => ({ ...row, openComments: Number(row.openComments) }));
}

export type DraftState = Awaited<ReturnType<typeof listDraftStates>>[number];
