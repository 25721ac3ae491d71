import { consistencyParts, consistencyProof } from '#lib/domain/audit/tree/prove.ts';
import type { Db } from '#lib/server/database/database.ts';
import { keepNodes } from './keep-nodes.ts';
import { readNodes } from './read-nodes.ts';

/** The proof that the tree of the first `from` entries is the beginning of the tree of the first `to` (RFC 6962). */
export async function consistencyBetween(
	db: Db,
	departmentId: string,
	from: number,
	to: number
): Promise<string[]> {
	await keepNodes(db, departmentId, to);
	const nodeAt = await readNodes(db, departmentId, consistencyParts(from, to).flat());
	return consistencyProof(from, to, nodeAt);
}
