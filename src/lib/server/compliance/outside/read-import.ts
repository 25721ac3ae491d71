import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { planFile, type ImportFile, type PlannedFile, type Unplanned } from './plan-file.ts';

/** The dry run: what an import of this file would write and what keeps it from it, row by row. Nothing is written. */
export async function readImport(context: Context, file: ImportFile): Promise<PlannedFile | Unplanned> {
	if (!can(context.actor, { action: 'import-records' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, (trx) => planFile(trx, context, file));
}
