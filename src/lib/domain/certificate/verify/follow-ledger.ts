import { entryHash, genesis } from '#lib/domain/audit/chain.ts';
import { extend, rootOf, startRange } from '#lib/domain/audit/tree/compact-range.ts';
import { leafHash } from '#lib/domain/audit/tree/node-hash.ts';
import { verifyInclusion } from '#lib/domain/audit/tree/verify.ts';
import { counted, must } from './broken.ts';
import type { EvidenceLine } from './evidence-line.ts';

/** Follows the entries of a pack, one after the other. Each throws Broken when an entry is not what it was. */
export interface LedgerFollower {
	follow(line: EvidenceLine): void;
	/** The root of the first `size` entries, of those sizes that were asked for. */
	roots: ReadonlyMap<number, string>;
	end(): void;
}

const changed = (seq: number) =>
	`Entry ${counted(seq)} does not say what it said when it was written: its text or its hash was changed afterwards.`;

/** The whole ledger, to entry `size`: each entry seals the one before it. */
export function followWhole(departmentId: string, size: number, sizes: Iterable<number>): LedgerFollower {
	const wanted = new Set([...sizes, size]);
	const roots = new Map<number, string>();
	const range = startRange();
	let [hash, withheld] = [genesis(departmentId), false];
	return {
		roots,
		follow({ seq, hash: said, body }) {
			const expected = range.size + 1;
			must(seq === expected, () =>
				seq > expected
					? `Entry ${counted(expected)} is missing: the pack goes on with entry ${counted(seq)}.`
					: `Entry ${counted(seq)} stands a second time, or out of its order, where entry ${counted(expected)} belongs.`
			);
			must(body === null || entryHash(hash, seq, body) === said, () =>
				withheld
					? `Entry ${counted(seq)} does not follow from the one before it, whose text is withheld: one of the two was changed afterwards.`
					: changed(seq)
			);
			[hash, withheld] = [said, body === null];
			extend(range, leafHash(said));
			if (wanted.has(seq)) roots.set(seq, rootOf(range));
		},
		end() {
			must(range.size === size, () =>
				range.size < size
					? `The pack ends with entry ${counted(range.size)}; its checkpoint counts ${counted(size)}: the last entries are missing.`
					: `The pack holds ${counted(range.size)} entries; its checkpoint counts ${counted(size)}: entries were added.`
			);
		}
	};
}

/** Some entries of a ledger: each proves that it stands in the tree that the checkpoint signs. */
export function followSome(size: number, root: string): LedgerFollower {
	let before = 0;
	return {
		roots: new Map([[size, root]]),
		follow({ seq, hash, body, previousHash, proof }) {
			must(seq > before, () => `Entry ${counted(seq)} stands a second time or out of its order.`);
			before = seq;
			must(
				proof && previousHash,
				() => `Entry ${counted(seq)} comes without the proof that it stands in the ledger.`
			);
			must(body === null || entryHash(previousHash, seq, body) === hash, changed(seq));
			must(
				verifyInclusion({ index: seq - 1, size, leaf: leafHash(hash), proof, root }),
				() =>
					`Entry ${counted(seq)} does not stand in the ledger that the checkpoint signs: it was changed or made up afterwards.`
			);
		},
		end: () => must(before > 0, 'The pack holds no entry at all.')
	};
}
