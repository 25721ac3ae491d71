import { inclusionParts, inclusionProof } from '#lib/domain/audit/tree/prove.ts';
import type { Db } from '#lib/server/database/database.ts';
import { keepNodes } from './keep-nodes.ts';
import { readNodes } from './read-nodes.ts';

/**
 * Audit paths (RFC 6962) of entries in the tree over the first `size` entries, by the entry's number.
 * @param db inside the department, where what is missing of the stored nodes may be written
 */
export async function inclusionProofs(
	db: Db,
	departmentId: string,
	seqs: readonly number[],
	size: number
): Promise<Map<number, string[]>> {
	await keepNodes(db, departmentId, size);
	const parts = seqs.flatMap((seq) => inclusionParts(seq - 1, size).flat());
	const nodeAt = await readNodes(db, departmentId, parts);
	return new Map(seqs.map((seq) => [seq, inclusionProof(seq - 1, size, nodeAt)]));
}
