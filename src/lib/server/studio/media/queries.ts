import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { MediaKind } from '#lib/domain/studio/media-type.ts';
import type { Db } from '#lib/server/database/database.ts';

export interface MediaRow {
	departmentId: string;
	hash: string;
	kind: MediaKind;
	type: string;
	name: string;
	/** What a picture shows, or the words of a recording; may be empty for captions. */
	said: string;
	bytes: Uint8Array;
	addedBy: string;
	addedAt: Temporal.Instant;
}

/** Returns nothing where the department has these bytes already. */
export const insertMedia = (db: Db, row: MediaRow) =>
	db
		.insertInto('media')
		.values({
			department_id: row.departmentId,
			hash: row.hash,
			kind: row.kind,
			type: row.type,
			name: row.name,
			said: row.said,
			bytes: row.bytes,
			added_by: row.addedBy,
			added_at: row.addedAt
		})
		.onConflict((conflict) => conflict.columns(['department_id', 'hash']).doNothing())
		.returning('hash')
		.executeTakeFirst();

/** The department's media without their bytes, the newest first. */
export const listMediaRows = (db: Db, departmentId: string) =>
	db
		.selectFrom('media')
		.select(['hash', 'type', 'name', 'said', 'added_by as addedBy', 'added_at as addedAt'])
		.select([sql<MediaKind>`kind`.as('kind'), sql<number>`octet_length(bytes)`.as('size')])
		.where('department_id', '=', departmentId)
		.orderBy('added_at', 'desc')
		.orderBy('hash')
		.execute();

export const findMedia = (db: Db, departmentId: string, hash: string) =>
	db
		.selectFrom('media')
		.select(['type', 'name', 'bytes'])
		.where('department_id', '=', departmentId)
		.where('hash', '=', hash)
		.executeTakeFirst();
