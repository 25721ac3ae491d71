import { sinkEndingDigest } from '#lib/domain/audit/sinks/sink-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findSink, insertSinkEnding, lockSinks } from './queries.ts';

/** Sends no more copies to a place. What it got stays there. */
export async function endSink(
	context: Context,
	{ sinkId }: { sinkId: string }
): Promise<{ kind: 'ended' | 'ended-already' }> {
	if (!can(context.actor, { action: 'manage-sinks' })) throw new Forbidden();
	const { departmentId, personId: endedBy } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockSinks(trx, departmentId);
		const found = await findSink(trx, departmentId, sinkId);
		if (!found) throw new NotFound();
		if (found.endedAt) return { kind: 'ended-already' };
		const row = { departmentId, sinkId, endedBy, endedAt: context.now };
		await insertSinkEnding(trx, row);
		await recordEvents(trx, context, {
			kind: 'sink-ended',
			subject: sinkId,
			sink: sinkId,
			digest: sinkEndingDigest(row)
		});
		return { kind: 'ended' };
	});
}
