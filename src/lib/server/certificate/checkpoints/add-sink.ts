import { randomUUID } from 'node:crypto';
import { sinkDigest } from '#lib/domain/audit/sinks/sink-digest.ts';
import { readTarget, type SinkKind, type SinkProblem } from '#lib/domain/audit/sinks/sink.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { insertSink, listSinks, lockSinks } from './queries.ts';

/** More places than a department needs; each is spoken to within every hour. */
const MOST_SINKS = 10;

type Added = { kind: 'added' | 'there-already'; sinkId: string } | Refused<SinkProblem | 'too-many'>;

/** Has copies of the department's checkpoints sent to one more place, from the newest one on. */
export async function addSink(context: Context, input: { kind: SinkKind; target: string }): Promise<Added> {
	if (!can(context.actor, { action: 'manage-sinks' })) throw new Forbidden();
	const { departmentId, personId: addedBy } = context.actor;
	const read = readTarget(input.kind, input.target);
	if (read.kind === 'refused') return read;
	return inDepartment(context.db, departmentId, async (trx): Promise<Added> => {
		await lockSinks(trx, departmentId);
		const sinks = await listSinks(trx, departmentId);
		const same = sinks.find(({ kind, target }) => kind === input.kind && target === read.target);
		if (same) return { kind: 'there-already', sinkId: same.id };
		if (sinks.length >= MOST_SINKS) return { kind: 'refused', reason: 'too-many' };
		const row = {
			...{ departmentId, id: randomUUID(), kind: input.kind, target: read.target },
			...{ addedBy, addedAt: context.now }
		};
		await insertSink(trx, row);
		await recordEvents(trx, context, {
			kind: 'sink-added',
			subject: row.id,
			sink: row.id,
			digest: sinkDigest(row)
		});
		return { kind: 'added', sinkId: row.id };
	});
}
