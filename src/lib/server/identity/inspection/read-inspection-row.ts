import type { Tx } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { listInspectionRows, type ListedInspection } from './queries.ts';

/** One inspection of the department; NotFound when there is none of that id. */
export async function readInspectionRow(
	trx: Tx,
	departmentId: string,
	inspectionId: string
): Promise<ListedInspection> {
	const [row] = await listInspectionRows(trx, departmentId, inspectionId);
	if (!row) throw new NotFound();
	return row;
}
