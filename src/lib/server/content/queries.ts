import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

export const findVersion = (db: Db, hash: string) =>
	db
		.selectFrom('content_version')
		.select(['hash', 'code', 'kind', 'title', 'document', 'published_at as publishedAt'])
		.where('hash', '=', hash)
		.executeTakeFirst();

export const findSources = (db: Db, hash: string) =>
	db.selectFrom('content_version').select('sources').where('hash', '=', hash).executeTakeFirst();

/** The newest release of a code: what new enrolments take. */
export const findCurrentRelease = (db: Db, code: string) =>
	db
		.selectFrom('content_release')
		.select(['hash', 'released_at as releasedAt'])
		.where('code', '=', code)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();

/** The newest release of every code, by code. */
export const listCurrentReleases = (db: Db) =>
	db
		.selectFrom('content_release as release')
		.innerJoin('content_version as version', 'version.hash', 'release.hash')
		.distinctOn('release.code')
		.select([
			'release.code',
			'release.hash',
			'release.released_at as releasedAt',
			'version.title',
			'version.kind'
		])
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
			published_at: row.publishedAt
		})
		.onConflict((conflict) => conflict.column('hash').doNothing())
		.execute();

export const insertRelease = (db: Db, code: string, hash: string, releasedAt: Temporal.Instant) =>
	db.insertInto('content_release').values({ code, hash, released_at: releasedAt }).execute();
