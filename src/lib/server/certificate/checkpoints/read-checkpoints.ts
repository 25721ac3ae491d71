import { ENOUGH_SINKS } from '#lib/domain/audit/sinks/sink.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findHead } from '#lib/server/audit/queries.ts';
import { findNewestCheckpoint } from '#lib/server/audit/tree/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listDeliveries, listSinks } from './queries.ts';

/**
 * The newest checkpoint of the department's ledger, how many entries came since, and every place that gets copies:
 * when one was last accepted there, and what came of the last try.
 */
export async function readCheckpoints(context: Context) {
	if (!can(context.actor, { action: 'check-ledger' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const head = await findHead(trx, departmentId);
		const newest = (await findNewestCheckpoint(trx, departmentId)) ?? null;
		const deliveries = new Map((await listDeliveries(trx, departmentId)).map((row) => [row.id, row]));
		const sinks = (await listSinks(trx, departmentId)).map((sink) => {
			const { size, accepted, detail, triedAt, takenSize, takenAt } = deliveries.get(sink.id)!;
			return {
				...sink,
				taken: takenSize !== null && takenAt !== null ? { size: takenSize, at: takenAt } : null,
				/** Why the newest try was not accepted; null when it was, or none was made. */
				failed: accepted === false ? { size: size!, at: triedAt!, why: detail! } : null
			};
		});
		return {
			newest,
			entriesSince: (head?.seq ?? 0) - (newest?.size ?? 0),
			sinks,
			isTooFew: sinks.length < ENOUGH_SINKS
		};
	});
}
