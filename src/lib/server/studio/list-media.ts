import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { namesToday } from './draft-summary.ts';
import { listMediaRows } from './media/queries.ts';

/** The department's pictures, recordings and captions, the newest first, without their bytes; `size` in bytes. */
export async function listMedia(context: Context) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const rows = await listMediaRows(trx, departmentId);
		const names = await namesToday(
			trx,
			context,
			rows.map(({ addedBy }) => addedBy)
		);
		return rows.map((row) => ({ ...row, addedBy: names.get(row.addedBy) ?? '' }));
	});
}
