import { hashLeaf, hashNode } from '#lib/domain/audit/tree/node-hash.ts';
import { hexToBytes } from '@noble/hashes/utils.js';

/** Of eight levels of the tree one is stored: stored level 1 is the roots of 256 leaves, 2 of 65,536. */
export const LEVELS_APART = 8;
export const FAN_OUT = 2 ** LEVELS_APART;

/** The leaf of an entry, as bytes. */
export const leafOf = (entryHash: string): Uint8Array => hashLeaf(hexToBytes(entryHash));

/** The root over 2^n nodes that stand side by side. */
export function joinComplete(nodes: readonly Uint8Array[]): Uint8Array {
	let level = [...nodes];
	while (level.length > 1)
		level = Array.from({ length: level.length / 2 }, (_, index) =>
			hashNode(level[2 * index]!, level[2 * index + 1]!)
		);
	return level[0]!;
}
