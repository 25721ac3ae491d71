import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { findFile, findImport } from './queries.ts';

/** The table of a past import, byte by byte as it came. */
export async function readImportedFile(context: Context, { importId }: { importId: string }) {
	if (!can(context.actor, { action: 'import-records' })) throw new NotFound();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const found = await findImport(trx, departmentId, importId);
		if (!found) throw new NotFound();
		const file = await findFile(trx, departmentId, found.fileHash);
		if (!file) throw new NotFound();
		return file;
	});
}
