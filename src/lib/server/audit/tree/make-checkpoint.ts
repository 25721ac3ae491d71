import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { findHead } from '../queries.ts';
import { isCheckpointDue } from './is-checkpoint-due.ts';
import { keepSomeNodes } from './keep-nodes.ts';
import { addCheckpoint, findNewestCheckpoint, lockCheckpoints } from './queries.ts';
import { rootOfFirst } from './root-of-first.ts';
import { signFirst } from './signed-checkpoint.ts';

export type MadeCheckpoint =
	| { kind: 'made'; size: number }
	| { kind: 'not-due' }
	/** The entries are not those that were signed last: signing more would vouch for it. */
	| { kind: 'refused'; reason: 'inconsistent'; size: number };

/** Signs a department's ledger where enough came since it was signed last. Two servers at once make one checkpoint. */
export async function makeCheckpoint(
	db: Db,
	{ departmentId, now }: { departmentId: string; now: Temporal.Instant }
): Promise<MadeCheckpoint> {
	const head = await inDepartment(db, departmentId, async (trx) => {
		const [found, last] = [await findHead(trx, departmentId), await findNewestCheckpoint(trx, departmentId)];
		return found && isCheckpointDue({ entries: found.seq, last: last ?? null, now }) ? found : null;
	});
	if (!head) return { kind: 'not-due' };
	// A long ledger that was never signed: nobody has to wait for all of it.
	while (await inDepartment(db, departmentId, (trx) => keepSomeNodes(trx, departmentId, head.seq)));
	return inDepartment(db, departmentId, async (trx) => {
		await lockCheckpoints(trx, departmentId);
		const last = await findNewestCheckpoint(trx, departmentId);
		if (!isCheckpointDue({ entries: head.seq, last: last ?? null, now })) return { kind: 'not-due' };
		if (last && (await rootOfFirst(trx, departmentId, last.size)) !== last.root)
			return { kind: 'refused', reason: 'inconsistent', size: last.size };
		const { root, note } = await signFirst(trx, departmentId, head.seq);
		await addCheckpoint(trx, departmentId, { size: head.seq, root, note, signedAt: now });
		return { kind: 'made', size: head.seq };
	});
}
