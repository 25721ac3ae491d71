import { Temporal } from 'temporal-polyfill';
import { canonical } from '#lib/domain/audit/canonical.ts';
import { listCheckpoints } from '#lib/server/audit/tree/queries.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { Pack } from './open-pack.ts';

/** Every state of the ledger that was signed by the as-of moment, one a line, oldest first. */
export async function checkpointLines(trx: Tx, { department, head, request }: Pack): Promise<string[]> {
	const all = await listCheckpoints(trx, department.id, head.seq);
	return all
		.filter(({ signedAt }) => Temporal.Instant.compare(signedAt, request.asOf) <= 0)
		.map(({ size, root, note, signedAt }) => `${canonical({ size, root, note, signedAt })}\n`);
}
