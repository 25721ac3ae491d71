import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { inspectionState, type InspectionState } from './inspection-state.ts';
import { listInspectionRows, type ListedInspection } from './queries.ts';

export type InspectionShown = ListedInspection & { state: InspectionState };

/** Everybody from outside who was let in, the newest first, and how it stands. */
export async function listInspections(context: Context): Promise<InspectionShown[]> {
	if (!can(context.actor, { action: 'manage-inspections' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) =>
		(await listInspectionRows(trx, departmentId, null)).map((row) => ({
			...row,
			state: inspectionState(row, context.now)
		}))
	);
}
