import { hexToBytes } from '@noble/hashes/utils.js';
import { hashNode } from '#lib/domain/audit/tree/node-hash.ts';
import type { NodeAt } from '#lib/domain/audit/tree/prove.ts';
import type { Subtree } from '#lib/domain/audit/tree/subtree.ts';
import type { Db } from '#lib/server/database/database.ts';
import { listEntryHashes, listNodes, type Stretch } from './queries.ts';
import { leafOf, LEVELS_APART } from './stored-level.ts';

/**
 * Reads what the hashes of these subtrees are made of: stored nodes, and entries where none are stored. What is
 * stored was kept before (keepNodes) as far as the tree that they are part of goes.
 */
export async function readNodes(db: Db, departmentId: string, subtrees: Subtree[]): Promise<NodeAt> {
	const known = new Map<number, Uint8Array>();
	// Levels are few and indexes below 2^46: one number for both is quicker to find than a text.
	const keyOf = (level: number, index: number) => index * 64 + level;
	const stretches = new Map<number, Stretch[]>();
	for (const { level, index } of subtrees) {
		const stored = Math.floor(level / LEVELS_APART);
		const width = 2 ** (level - stored * LEVELS_APART);
		if (!stretches.has(stored)) stretches.set(stored, []);
		stretches.get(stored)!.push({ first: index * width, end: (index + 1) * width });
	}
	for (const [stored, wanted] of stretches) {
		const found =
			stored === 0
				? (await listEntryHashes(db, departmentId, asEntries(joined(wanted)))).map(({ seq, hash }) => ({
						index: seq - 1,
						hash: leafOf(hash)
					}))
				: (await listNodes(db, departmentId, stored, joined(wanted))).map(({ index, hash }) => ({
						index,
						hash: hexToBytes(hash)
					}));
		for (const { index, hash } of found) known.set(keyOf(stored * LEVELS_APART, index), hash);
	}
	return function nodeAt({ level, index }): Uint8Array {
		const key = keyOf(level, index);
		const there = known.get(key);
		if (there) return there;
		if (level % LEVELS_APART === 0)
			throw new Error(`Node ${index} of level ${level} of the tree of ${departmentId} is not there.`);
		const hash = hashNode(
			nodeAt({ level: level - 1, index: 2 * index }),
			nodeAt({ level: level - 1, index: 2 * index + 1 })
		);
		known.set(key, hash);
		return hash;
	};
}

const asEntries = (stretches: Stretch[]) =>
	stretches.map(({ first, end }) => ({ first: first + 1, end: end + 1 }));

/** The same numbers in as few stretches as possible, each number once. */
function joined(stretches: Stretch[]): Stretch[] {
	const result: Stretch[] = [];
	for (const { first, end } of stretches.toSorted((one, other) => one.first - other.first)) {
		const last = result.at(-1);
		if (last && first <= last.end) last.end = Math.max(last.end, end);
		else result.push({ first, end });
	}
	return result;
}
