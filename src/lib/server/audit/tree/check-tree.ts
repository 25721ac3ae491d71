import { bytesToHex } from '@noble/hashes/utils.js';
import { readCheckpointNote } from '#lib/domain/audit/note/read-checkpoint-note.ts';
import { walkTree, type SignedRoot, type TreeFault } from '#lib/domain/audit/tree/follow-tree.ts';
import type { Db } from '#lib/server/database/database.ts';
import { holds } from '../signing/holds.ts';
import { listAllNodes, listCheckpoints } from './queries.ts';
import { FAN_OUT, LEVELS_APART } from './stored-level.ts';

export interface TreeCheck {
	/** How many checkpoints are compared. */
	stored: number;
	kept: number;
	follow(entries: readonly { hash: string }[]): TreeFault | null;
	/** When every entry was followed. */
	end(): Promise<TreeFault | null>;
}

/**
 * Prepares the comparison of a ledger with every checkpoint that is stored, with those that were kept elsewhere and
 * verified, and with the stored nodes of the tree.
 */
export async function checkTree(
	db: Db,
	departmentId: string,
	{ publicKeys, kept }: { publicKeys: readonly string[]; kept: readonly SignedRoot[] }
): Promise<TreeCheck> {
	const signed: SignedRoot[] = [...kept];
	let strange: TreeFault | null = null;
	const rows = await listCheckpoints(db, departmentId);
	for (const { size, root, note } of rows) {
		const trusted = readCheckpointNote(note, publicKeys, holds);
		if (trusted?.departmentId === departmentId && trusted.size === size && trusted.root === root)
			signed.push({ size, root, where: 'stored with the ledger' });
		else strange ??= strangeCheckpoint(size);
	}
	const nodes = new Map<string, string>();
	const walk = walkTree(signed, (level, index, hash) => {
		if (level > 0 && level % LEVELS_APART === 0)
			nodes.set(`${level / LEVELS_APART}/${index}`, bytesToHex(hash));
	});
	return {
		stored: rows.length,
		kept: kept.length,
		follow: (entries) => walk.follow(entries.map(({ hash }) => hash)),
		end: async () => walk.end() ?? strange ?? compareNodes(await listAllNodes(db, departmentId), nodes)
	};
}

const strangeCheckpoint = (size: number): TreeFault => ({
	kind: 'checkpoint',
	seq: size,
	message: `The stored checkpoint over ${size} entries is not what a key of this installation signed for this department: it was changed, or put there past the program.`
});

/** Nodes are stored from the first one on without a gap; they only spare reading, but proofs are made of them. */
function compareNodes(
	stored: { level: number; index: number; hash: string }[],
	made: ReadonlyMap<string, string>
): TreeFault | null {
	const expected = new Map<number, number>();
	for (const { level, index, hash } of stored) {
		const next = expected.get(level) ?? 0;
		expected.set(level, next + 1);
		if (index !== next || made.get(`${level}/${index}`) !== hash) return strangeNode(level, next);
	}
	return null;
}

function strangeNode(level: number, index: number): TreeFault {
	const width = FAN_OUT ** level;
	const [first, last] = [index * width + 1, (index + 1) * width];
	return {
		kind: 'node',
		seq: first,
		message: `The stored node of the tree over entries ${first} to ${last} is missing, or is not the one that these entries make: it was changed, or the entries were.`
	};
}
