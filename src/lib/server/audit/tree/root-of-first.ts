import { rootAt } from '#lib/domain/audit/tree/prove.ts';
import { subtreesOf } from '#lib/domain/audit/tree/subtree.ts';
import type { Db } from '#lib/server/database/database.ts';
import { keepNodes } from './keep-nodes.ts';
import { readNodes } from './read-nodes.ts';

/** The root of the tree over a ledger's first `size` entries, from what is stored of it. */
export async function rootOfFirst(db: Db, departmentId: string, size: number): Promise<string> {
	await keepNodes(db, departmentId, size);
	return rootAt(size, await readNodes(db, departmentId, subtreesOf(0, size)));
}
