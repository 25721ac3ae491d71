import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { namedRows } from './named-rows.ts';
import { listOutsideOf } from './queries.ts';

/** The actor's own training from elsewhere, the latest first, with what was decided. */
export async function listOwnOutside(context: Context) {
	const { departmentId, personId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) =>
		namedRows(trx, context, await listOutsideOf(trx, departmentId, personId))
	);
}
