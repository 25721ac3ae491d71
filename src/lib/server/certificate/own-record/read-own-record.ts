import { can } from '#lib/domain/identity/can.ts';
import { listCorrectionRequests } from '#lib/server/compliance/requests/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { OWN_PARTS, type OwnPart } from './own-parts.ts';
import type { OwnRow } from './queries.ts';
import { rowsOfPart } from './rows-of-parts.ts';

/** Rows of a part that a page shows; the download has all. */
const SHOWN = 10;

/** Everything that the department holds of the actor: each part with its latest rows and how many there are. */
export async function readOwnRecord(context: Context) {
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const parts: (OwnPart & { rows: OwnRow[]; total: number })[] = [];
		for (const part of OWN_PARTS) {
			const rows = await rowsOfPart(trx, context, part);
			parts.push({ ...part, rows: rows.slice(0, SHOWN), total: rows.length });
		}
		const requests = await listCorrectionRequests(trx, departmentId, [personId]);
		return { parts, requests: requests.toReversed() };
	});
}
