import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { foldRight, hashNode } from './node-hash.ts';
import { splitOf, subtreesOf, type Subtree } from './subtree.ts';

/** Where the hashes of complete subtrees come from: a database, or memory. */
export type NodeAt = (subtree: Subtree) => Uint8Array;

/** A hash of a proof: the root over these subtrees, which stand side by side. */
type Part = Subtree[];

/**
 * What the audit path of a leaf is made of, from the leaf upward (RFC 6962, section 2.1.1).
 * @param index of the leaf, from 0, below `size`
 */
export function inclusionParts(index: number, size: number): Part[] {
	if (!(index >= 0 && index < size)) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`);
	const parts: Part[] = [];
	let [first, end] = [0, size];
	while (end - first > 1) {
		const middle = first + splitOf(end - first);
		if (index < middle) {
			parts.unshift(subtreesOf(middle, end));
			end = middle;
		} else {
			parts.unshift(subtreesOf(first, middle));
			first = middle;
		}
	}
	return parts;
}

/** What the proof that the tree of `from` leaves is the beginning of the tree of `to` is made of (section 2.1.2). */
export function consistencyParts(from: number, to: number): Part[] {
	if (!(from >= 1 && from <= to)) throw new RangeError(`A tree of ${from} is no beginning of one of ${to}.`);
	const parts: Part[] = [];
	let [first, end] = [0, to];
	while (end !== from) {
		const middle = first + splitOf(end - first);
		if (from <= middle) {
			parts.unshift(subtreesOf(middle, end));
			end = middle;
		} else {
			parts.unshift(subtreesOf(first, middle));
			first = middle;
		}
	}
	// The earlier tree's own root is known to whoever checks; a part of it is not.
	return first === 0 ? parts : [subtreesOf(first, end), ...parts];
}

/** The audit path of a leaf, as hexadecimal hashes from the leaf upward. */
export const inclusionProof = (index: number, size: number, nodeAt: NodeAt): string[] =>
	inclusionParts(index, size).map((part) => hashOf(part, nodeAt));

/** The consistency proof between two sizes of one tree, as hexadecimal hashes. */
export const consistencyProof = (from: number, to: number, nodeAt: NodeAt): string[] =>
	consistencyParts(from, to).map((part) => hashOf(part, nodeAt));

/** The root of the first `size` leaves, `size` ≥ 1. */
export const rootAt = (size: number, nodeAt: NodeAt): string => hashOf(subtreesOf(0, size), nodeAt);

const hashOf = (part: Part, nodeAt: NodeAt) => bytesToHex(foldRight(part.map(nodeAt)));

/** A tree in memory over leaves, given by their hashes as leafHash returns them. */
export function nodesOver(leaves: readonly string[]): NodeAt {
	const levels: Uint8Array[][] = [leaves.map((leaf) => hexToBytes(leaf))];
	while (levels.at(-1)!.length > 1) {
		const below = levels.at(-1)!;
		levels.push(
			Array.from({ length: Math.floor(below.length / 2) }, (_, index) =>
				hashNode(below[2 * index]!, below[2 * index + 1]!)
			)
		);
	}
	return ({ level, index }) => {
		const hash = levels[level]?.[index];
		if (!hash) throw new RangeError(`There are too few leaves for subtree ${index} of level ${level}.`);
		return hash;
	};
}
