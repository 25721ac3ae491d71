import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Db } from '#lib/server/database/database.ts';
import { addNodes, countNodes, listEntryHashes, listNodes } from './queries.ts';
import { FAN_OUT, joinComplete, leafOf } from './stored-level.ts';

/** Nodes made at a time: of level 1, over 10,240 entries. */
const AT_ONCE = 40;

/** Stores the nodes that the first `size` entries complete and that are not stored yet. */
export async function keepNodes(db: Db, departmentId: string, size: number): Promise<void> {
	while (await keepSomeNodes(db, departmentId, size));
}

/** As keepNodes, a piece at a time; returns whether there may be more to do. */
export async function keepSomeNodes(db: Db, departmentId: string, size: number): Promise<boolean> {
	let complete = Math.floor(size / FAN_OUT);
	for (let level = 1; complete > 0; level += 1) {
		const stored = await countNodes(db, departmentId, level);
		if (stored < complete) {
			const end = Math.min(complete, stored + AT_ONCE);
			await addNodes(db, departmentId, level, await makeNodes(db, departmentId, level, stored, end));
			return true;
		}
		complete = Math.floor(complete / FAN_OUT);
	}
	return false;
}

async function makeNodes(db: Db, departmentId: string, level: number, first: number, end: number) {
	const below = await listBelow(db, departmentId, level, { first: first * FAN_OUT, end: end * FAN_OUT });
	if (below.length !== (end - first) * FAN_OUT)
		throw new Error(`Entries or nodes under level ${level} of the tree of ${departmentId} are not there.`);
	return Array.from({ length: end - first }, (_, nth) => ({
		index: first + nth,
		hash: bytesToHex(joinComplete(below.slice(nth * FAN_OUT, (nth + 1) * FAN_OUT)))
	}));
}

async function listBelow(
	db: Db,
	departmentId: string,
	level: number,
	{ first, end }: { first: number; end: number }
) {
	if (level > 1) {
		const nodes = await listNodes(db, departmentId, level - 1, [{ first, end }]);
		return nodes.map(({ hash }) => hexToBytes(hash));
	}
	// Leaf 0 is entry 1.
	const entries = await listEntryHashes(db, departmentId, [{ first: first + 1, end: end + 1 }]);
	return entries.map(({ hash }) => leafOf(hash));
}
