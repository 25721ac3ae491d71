import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '../canonical.ts';
import { copyRange, extend, extendByEntries, rootOf, startRange } from './compact-range.ts';
import { EMPTY_ROOT, hashLeaf, leafHash } from './node-hash.ts';
import { consistencyProof, inclusionProof, nodesOver, rootAt } from './prove.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

// The definitions of RFC 6962, section 2.1, word for word and as slow as they stand there.
const split = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1);
const above = (left: string, right: string) =>
	bytesToHex(sha256(concatBytes(new Uint8Array([1]), hexToBytes(left), hexToBytes(right))));
function mth(leaves: string[]): string {
	if (leaves.length === 0) return bytesToHex(sha256(new Uint8Array()));
	if (leaves.length === 1) return leaves[0]!;
	const k = split(leaves.length);
	return above(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}
function path(m: number, leaves: string[]): string[] {
	if (leaves.length === 1) return [];
	const k = split(leaves.length);
	return m < k
		? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
		: [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))];
}
function subproof(m: number, leaves: string[], whole: boolean): string[] {
	if (m === leaves.length) return whole ? [] : [mth(leaves)];
	const k = split(leaves.length);
	return m <= k
		? [...subproof(m, leaves.slice(0, k), whole), mth(leaves.slice(k))]
		: [...subproof(m - k, leaves.slice(k), false), mth(leaves.slice(0, k))];
}

const entries = Array.from({ length: 70 }, (_, index) => hashText(`entry ${index + 1}`));
const leaves = entries.map(leafHash);
const rangeOf = (size: number) => {
	const range = startRange();
	for (const leaf of leaves.slice(0, size)) extend(range, leaf);
	return range;
};

describe('the answers of certificate-transparency (merkle_tree_test.cc)', () => {
	const inputs = [
		'',
		'00',
		'10',
		'2021',
		'3031',
		'40414243',
		'5051525354555657',
		'606162636465666768696a6b6c6d6e6f'
	];
	const roots = [
		'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
		'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
		'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
		'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		'4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
		'76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
		'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
		'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
	];
	const given = inputs.map((input) => bytesToHex(hashLeaf(hexToBytes(input))));

	it('has the root of the empty tree', () => {
		expect(EMPTY_ROOT).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		expect(rootOf(startRange())).toBe(EMPTY_ROOT);
	});

	it.each(roots.map((root, index) => [index + 1, root] as const))(
		'has the root of %i leaves',
		(size, root) => {
			const range = startRange();
			for (const leaf of given.slice(0, size)) extend(range, leaf);
			expect(rootOf(range)).toBe(root);
			expect(rootAt(size, nodesOver(given))).toBe(root);
		}
	);

	it.each([
		[1, 1, []],
		[
			1,
			8,
			[
				'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
				'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
				'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
			]
		],
		[
			6,
			8,
			[
				'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
				'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
				'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
			]
		],
		[3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
		[
			2,
			5,
			[
				'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
				'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
				'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
			]
		]
	])('has the audit path of leaf %i of %i', (number, size, proof) => {
		expect(inclusionProof(number - 1, size, nodesOver(given))).toEqual(proof);
	});

	it.each([
		[1, 1, []],
		[
			1,
			8,
			[
				'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
				'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
				'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
			]
		],
		[
			6,
			8,
			[
				'0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
				'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
				'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
			]
		],
		[
			2,
			5,
			[
				'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
				'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
			]
		]
	])('has the consistency proof from %i to %i', (from, to, proof) => {
		expect(consistencyProof(from, to, nodesOver(given))).toEqual(proof);
	});
});

const SIZES = Array.from({ length: 70 }, (_, index) => index + 1);

it.each(SIZES)('a tree of %i leaves is what the definition says, and so is every proof in it', (size) => {
	const own = leaves.slice(0, size);
	const root = mth(own);
	expect(rootOf(rangeOf(size))).toBe(root);
	expect(rootAt(size, nodesOver(own))).toBe(root);
	for (let index = 0; index < size; index += 1) {
		const proof = inclusionProof(index, size, nodesOver(own));
		expect(proof).toEqual(path(index, own));
		expect(verifyInclusion({ index, size, leaf: own[index]!, proof, root })).toBe(true);
	}
	for (let from = 1; from <= size; from += 1) {
		const proof = consistencyProof(from, size, nodesOver(own));
		expect(proof).toEqual(subproof(from, own, true));
		expect(
			verifyConsistency({ from, fromRoot: mth(own.slice(0, from)), to: size, toRoot: root, proof })
		).toBe(true);
	}
});

it('tells every subtree once, when it is complete', () => {
	const told: [number, number, string][] = [];
	const range = startRange();
	extendByEntries(range, entries, (level, index, hash) => told.push([level, index, bytesToHex(hash)]));
	const at = nodesOver(leaves);
	expect(told).toHaveLength(70 + 35 + 17 + 8 + 4 + 2 + 1);
	for (const [level, index, hash] of told) expect(bytesToHex(at({ level, index }))).toBe(hash);
});

it('a copy is extended apart', () => {
	const range = rangeOf(5);
	const copy = copyRange(range);
	extend(copy, leaves[5]!);
	expect([rootOf(range), rootOf(copy)]).toEqual([mth(leaves.slice(0, 5)), mth(leaves.slice(0, 6))]);
});

/** The same hash with one bit turned. */
function flip(hash: string, bit: number): string {
	const bytes = hexToBytes(hash);
	bytes[bit >> 3]! ^= 1 << (bit & 7);
	return bytesToHex(bytes);
}

const RUNS = { seed: 20261126, numRuns: 400 };
const places = fc
	.tuple(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), fc.nat({ max: 255 }))
	.map(([size, which, where, bit]) => ({ size, index: which % size, where, bit }));

it('refuses a proof of inclusion with any bit turned, cut short, made longer, or for another place', () => {
	fc.assert(
		fc.property(places, ({ size, index, where, bit }) => {
			const claim = {
				...{ index, size, leaf: leaves[index]!, root: rootOf(rangeOf(size)) },
				proof: inclusionProof(index, size, nodesOver(leaves))
			};
			expect(verifyInclusion(claim)).toBe(true);
			expect(verifyInclusion({ ...claim, leaf: flip(claim.leaf, bit) })).toBe(false);
			expect(verifyInclusion({ ...claim, root: flip(claim.root, bit) })).toBe(false);
			expect(verifyInclusion({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false);
			expect(verifyInclusion({ ...claim, index: size })).toBe(false);
			if (size > 1) {
				const turned = claim.proof.with(
					where % claim.proof.length,
					flip(claim.proof[where % claim.proof.length]!, bit)
				);
				expect(verifyInclusion({ ...claim, proof: turned })).toBe(false);
				expect(verifyInclusion({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
				expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false);
			}
		}),
		RUNS
	);
});

it('refuses a proof of consistency with any bit turned, cut short, made longer, or for other sizes', () => {
	fc.assert(
		fc.property(places, ({ size, index, where, bit }) => {
			const from = index + 1;
			const claim = {
				...{ from, fromRoot: rootOf(rangeOf(from)), to: size, toRoot: rootOf(rangeOf(size)) },
				proof: consistencyProof(from, size, nodesOver(leaves))
			};
			expect(verifyConsistency(claim)).toBe(true);
			expect(verifyConsistency({ ...claim, fromRoot: flip(claim.fromRoot, bit) })).toBe(false);
			expect(verifyConsistency({ ...claim, toRoot: flip(claim.toRoot, bit) })).toBe(false);
			expect(verifyConsistency({ ...claim, proof: [...claim.proof, claim.toRoot] })).toBe(false);
			expect(verifyConsistency({ ...claim, from: 0 })).toBe(false);
			expect(verifyConsistency({ ...claim, from: size + 1 })).toBe(false);
			if (claim.proof.length > 0) {
				const at = where % claim.proof.length;
				expect(
					verifyConsistency({ ...claim, proof: claim.proof.with(at, flip(claim.proof[at]!, bit)) })
				).toBe(false);
				expect(verifyConsistency({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
			}
		}),
		RUNS
	);
});

it.each(['', 'x', '0'.repeat(63), 'A'.repeat(64)])('refuses %j where a hash belongs', (hash) => {
	expect(verifyInclusion({ index: 0, size: 1, leaf: hash, proof: [], root: hash })).toBe(false);
	expect(verifyInclusion({ index: 0, size: 2, leaf: leaves[0]!, proof: [hash], root: leaves[0]! })).toBe(
		false
	);
	expect(verifyConsistency({ from: 1, fromRoot: hash, to: 1, toRoot: hash, proof: [] })).toBe(false);
});
