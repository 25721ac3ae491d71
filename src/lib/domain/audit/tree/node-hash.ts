import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

// RFC 6962, section 2.1. A leaf and an inner node are hashed with different first bytes, so that neither can be shown
// as the other. Leaf i is entry i+1 of a ledger: its data are the 32 bytes of the entry's hash.

const LEAF = 0x00;
const NODE = 0x01;

/** The hash of the leaf whose data are these bytes. */
export function hashLeaf(data: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(data.length + 1);
	bytes[0] = LEAF;
	bytes.set(data, 1);
	return sha256(bytes);
}

/** The hash of the node above two others. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(left.length + right.length + 1);
	bytes[0] = NODE;
	bytes.set(left, 1);
	bytes.set(right, left.length + 1);
	return sha256(bytes);
}

/** The root of a tree without leaves: the hash of nothing. */
export const EMPTY_ROOT = bytesToHex(sha256(new Uint8Array()));

/** The leaf of a ledger's entry: both hashes as 64 hexadecimal digits. */
export const leafHash = (entryHash: string): string => bytesToHex(hashLeaf(hexToBytes(entryHash)));

/** Subtrees side by side, from left to right, under one root: the ones to the right are the smaller ones (RFC 6962). */
export function foldRight(subtrees: readonly Uint8Array[]): Uint8Array {
	return subtrees.reduceRight((right, left) => hashNode(left, right));
}
