import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { findMedia } from './media/queries.ts';

/** A picture, a recording or captions, for everybody of the department: whoever plays a scenario sees what it shows. */
export async function readMedia(context: Context, { hash }: { hash: string }) {
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const found = await findMedia(trx, departmentId, hash);
		if (!found) throw new NotFound();
		return found;
	});
}
