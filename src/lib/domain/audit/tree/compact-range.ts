import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { EMPTY_ROOT, foldRight, hashLeaf, hashNode } from './node-hash.ts';

/**
 * A tree that only grows, as little of it as its next root needs: the roots of the complete subtrees that its leaves
 * make up, largest first. There is one for each 1 in the binary form of `size`.
 */
export interface CompactRange {
	size: number;
	readonly subtrees: Uint8Array[];
}

/** Told of every subtree that becomes complete; `level` 0 is the leaves, `index` counts those of the level. */
export type Completed = (level: number, index: number, hash: Uint8Array) => void;

export const startRange = (): CompactRange => ({ size: 0, subtrees: [] });

/** Another one like it, to be extended apart. */
export const copyRange = ({ size, subtrees }: CompactRange): CompactRange => ({
	size,
	subtrees: [...subtrees]
});

/** Appends a leaf, given by its hash as leafHash returns it. Changes the range. */
export const extend = (range: CompactRange, leaf: string, completed?: Completed): void =>
	append(range, hexToBytes(leaf), completed);

/** Appends entries of a ledger, given by their hashes. Changes the range. */
export function extendByEntries(range: CompactRange, entryHashes: Iterable<string>, completed?: Completed) {
	for (const hash of entryHashes) append(range, hashLeaf(hexToBytes(hash)), completed);
}

/** The root of the tree so far, as 64 hexadecimal digits. */
export const rootOf = ({ subtrees }: CompactRange): string =>
	subtrees.length === 0 ? EMPTY_ROOT : bytesToHex(foldRight(subtrees));

/** Puts a leaf to the right, and joins what is complete with it: as a 1 is added to a binary number. */
function append(range: CompactRange, leaf: Uint8Array, completed?: Completed) {
	let hash = leaf;
	let level = 0;
	let index = range.size;
	completed?.(level, index, hash);
	while (index % 2 === 1) {
		hash = hashNode(range.subtrees.pop()!, hash);
		level += 1;
		index = (index - 1) / 2;
		completed?.(level, index, hash);
	}
	range.subtrees.push(hash);
	range.size += 1;
}
