import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { hashNode } from './node-hash.ts';

/** A claim: this leaf stands at this place in the tree of `size` leaves that has this root. Hashes in hexadecimal. */
export interface Inclusion {
	index: number;
	size: number;
	leaf: string;
	proof: readonly string[];
	root: string;
}

/** Whether the proof shows it (RFC 9162, section 2.1.3.2, which checks what RFC 6962 describes). Never throws. */
export function verifyInclusion({ index, size, leaf, proof, root }: Inclusion): boolean {
	if (!isCount(index) || !isCount(size) || index >= size || ![leaf, root, ...proof].every(isHash))
		return false;
	let [node, last] = [index, size - 1];
	let hash: Uint8Array = hexToBytes(leaf);
	for (const sibling of proof.map((one) => hexToBytes(one))) {
		if (last === 0) return false;
		if (node % 2 === 1 || node === last) {
			hash = hashNode(sibling, hash);
			while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
		} else {
			hash = hashNode(hash, sibling);
		}
		[node, last] = [half(node), half(last)];
	}
	return last === 0 && bytesToHex(hash) === root;
}

/** A claim: the tree of `from` leaves with the first root is the beginning of the tree of `to` with the second. */
export interface Consistency {
	from: number;
	fromRoot: string;
	to: number;
	toRoot: string;
	proof: readonly string[];
}

/** Whether the proof shows it (RFC 9162, section 2.1.4.2). Never throws. */
export function verifyConsistency({ from, fromRoot, to, toRoot, proof }: Consistency): boolean {
	if (!isCount(from) || !isCount(to) || from < 1 || from > to) return false;
	if (![fromRoot, toRoot, ...proof].every(isHash)) return false;
	if (from === to) return proof.length === 0 && fromRoot === toRoot;
	const path = (isPowerOfTwo(from) ? [fromRoot, ...proof] : [...proof]).map((one) => hexToBytes(one));
	const first = path.shift();
	if (!first) return false;
	let [node, last] = [from - 1, to - 1];
	while (node % 2 === 1) [node, last] = [half(node), half(last)];
	let [earlier, later]: [Uint8Array, Uint8Array] = [first, first];
	for (const sibling of path) {
		if (last === 0) return false;
		if (node % 2 === 1 || node === last) {
			earlier = hashNode(sibling, earlier);
			later = hashNode(sibling, later);
			while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
		} else {
			later = hashNode(later, sibling);
		}
		[node, last] = [half(node), half(last)];
	}
	return last === 0 && bytesToHex(earlier) === fromRoot && bytesToHex(later) === toRoot;
}

// Not with bits: they end at 2^31.
const half = (n: number) => Math.floor(n / 2);
const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0;
const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);
function isPowerOfTwo(n: number): boolean {
	let power = 1;
	while (power < n) power *= 2;
	return power === n;
}
