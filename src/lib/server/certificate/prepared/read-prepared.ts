import type { Context } from '#lib/server/context.ts';
import { can } from '#lib/domain/identity/can.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { PREPARED_KINDS } from './prepared-kinds.ts';
import { findPrepared, listPreparedOf } from './queries.ts';
import { requestOf } from './request-of.ts';

const MOST_LISTED = 50;

type Row = NonNullable<Awaited<ReturnType<typeof findPrepared>>>;

/** A file that somebody asked for, and how far it is. */
export type PreparedFile = ReturnType<typeof shownOf>;

/** One of the actor's own files; anybody else's is not there. */
export async function readPrepared(context: Context, id: string): Promise<PreparedFile> {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const found = await readInDepartment(context.db, departmentId, (trx) =>
		findPrepared(trx, { departmentId, personId, id, now: context.now })
	);
	if (!found) throw new NotFound();
	return shownOf(found);
}

/** The actor's own files that have not expired, the newest first. */
export async function listPrepared(context: Context): Promise<PreparedFile[]> {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const rows = await readInDepartment(context.db, departmentId, (trx) =>
		listPreparedOf(trx, { departmentId, personId, now: context.now }, MOST_LISTED)
	);
	return rows.map(shownOf);
}

function shownOf({ request, state, ...row }: Row) {
	const kind = PREPARED_KINDS[row.kind];
	return {
		...row,
		state: state as 'waiting' | 'working' | 'ready' | 'failed',
		title: kind?.title ?? 'File',
		words: kind?.words?.(kind.parse(requestOf(request).asked)) ?? ''
	};
}
