import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { RecordedRelease } from '#lib/domain/content/recorded-release.ts';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';
import type { Db } from '#lib/server/database/database.ts';

export const findVersion = (db: Db, hash: string) =>
	db
		.selectFrom('content_version')
		.select([
			'hash',
			'code',
			'kind',
			'title',
			'document',
			'department_id as departmentId',
			'published_at as publishedAt'
		])
		.where('hash', '=', hash)
		.executeTakeFirst();

export const findSources = (db: Db, hash: string) =>
	db.selectFrom('content_version').select('sources').where('hash', '=', hash).executeTakeFirst();

/** Whether a version is there for the department of this transaction. */
export const isVisible = (db: Db, hash: string) =>
	db
		.selectFrom('content_version')
		.select('hash')
		.where('hash', '=', hash)
		.executeTakeFirst()
		.then((found) => found !== undefined);

/** Shared content counts as soon as the program has published it; a department's own from the moment it was set for. */
const hasBegun = (now: Temporal.Instant) =>
	sql<boolean>`(release.department_id is null or release.released_at <= ${now}::timestamptz)`;

const releaseColumns = [
	'release.id',
	'release.code',
	'release.hash',
	'release.released_at as releasedAt',
	'release.retired',
	'release.department_id as departmentId'
] as const;

/**
 * The release of a code that counts at a moment: of those that have begun, the one that was decided last. It may say
 * that the code is retired; `hash` is then what was current before.
 */
export const findCurrentRelease = (db: Db, code: string, now: Temporal.Instant) =>
	db
		.selectFrom('content_release as release')
		.select(releaseColumns)
		.where('release.code', '=', code)
		.where(hasBegun(now))
		.orderBy('release.id', 'desc')
		.limit(1)
		.executeTakeFirst();

/** The release that counts at a moment, of every code, by code; retired ones too. */
export const listCurrentReleases = (db: Db, now: Temporal.Instant) =>
	db
		.selectFrom('content_release as release')
		.innerJoin('content_version as version', 'version.hash', 'release.hash')
		.distinctOn('release.code')
		.select(releaseColumns)
		.select(['version.title', 'version.kind'])
		.where(hasBegun(now))
		.orderBy('release.code')
		.orderBy('release.id', 'desc')
		.execute();

export const insertVersion = (
	db: Db,
	row: {
		hash: string;
		code: string;
		kind: string;
		title: string;
		sources: object;
		document: object;
		documentDigest: string;
		publishedAt: Temporal.Instant;
		/** Whose it is; shared content when left out. */
		departmentId?: string;
	}
) =>
	db
		.insertInto('content_version')
		.values({
			hash: row.hash,
			code: row.code,
			kind: row.kind,
			title: row.title,
			sources: JSON.stringify(row.sources),
			document: JSON.stringify(row.document),
			document_digest: row.documentDigest,
			published_at: row.publishedAt,
			department_id: row.departmentId ?? null
		})
		.onConflict((conflict) => conflict.column('hash').doNothing())
		.execute();

/** Releases a version of the shared content. */
export const insertRelease = (db: Db, code: string, hash: string, releasedAt: Temporal.Instant) =>
	db.insertInto('content_release').values({ code, hash, released_at: releasedAt }).execute();

/** Releases, or retires, a version of a department's own; returns the number of the release. */
export async function insertOwnRelease(db: Db, row: RecordedRelease): Promise<number> {
	const { id } = await db
		.insertInto('content_release')
		.values({
			code: row.code,
			hash: row.hash,
			released_at: row.releasedAt,
			department_id: row.departmentId,
			effect: row.effect,
			note: row.note,
			retired: row.retired,
			recorded_at: row.recordedAt,
			released_by: row.releasedBy,
			review_id: row.reviewId
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** The releases of a department's own codes, or of one of them, in the order in which they were decided. */
export const listReleasesInOrder = (db: Db, departmentId: string, code: string | null) =>
	db
		.selectFrom('content_release as release')
		.select(releaseColumns)
		.select(['release.note', sql<ReleaseEffect>`release.effect`.as('effect')])
		.where('release.department_id', '=', departmentId)
		.$if(code !== null, (query) => query.where('release.code', '=', code!))
		.orderBy('release.id')
		.execute();
