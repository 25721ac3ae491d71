import { hashText } from './canonical.ts';

/** One line of a department's ledger, as it is stored. */
export interface LedgerEntry {
	seq: number;
	previousHash: string;
	hash: string;
	body: string;
}

/** Where a chain begins: it depends on the department, so two departments' chains cannot be swapped. */
export const genesis = (departmentId: string) => hashText(`firstword ledger ${departmentId}`);

/** The hash of an entry covers the entry before it, its number and its text. The same rule stands in 0002_ledger.sql. */
export const entryHash = (previousHash: string, seq: number, body: string) =>
	hashText(`${previousHash}\n${seq}\n${body}`);

export type ChainFault =
	| { kind: 'missing'; seq: number; message: string }
	| { kind: 'unlinked'; seq: number; message: string }
	| { kind: 'changed'; seq: number; message: string }
	| { kind: 'rewritten'; seq: number; message: string }
	| { kind: 'cut'; seq: number; message: string };

/** Where a check of a chain has got to: entries may come in any number of pieces. */
export interface ChainHead {
	seq: number;
	hash: string;
}

/**
 * Follows a chain from `head` over `entries` (in order of seq).
 * Returns the new head, or the first fault, in words that say what was found and where.
 */
export function followChain(head: ChainHead, entries: Iterable<LedgerEntry>): ChainHead | ChainFault {
	let { seq, hash } = head;
	for (const entry of entries) {
		const expected = seq + 1;
		if (entry.seq !== expected)
			return {
				kind: 'missing',
				seq: expected,
				message: `Entry ${expected} is not there; the next one is ${entry.seq}.`
			};
		if (entry.previousHash !== hash)
			return {
				kind: 'unlinked',
				seq: entry.seq,
				message: `Entry ${entry.seq} does not follow from the entry before it: one of the two was replaced, moved or taken from another ledger.`
			};
		if (entryHash(hash, entry.seq, entry.body) !== entry.hash)
			return {
				kind: 'changed',
				seq: entry.seq,
				message: `Entry ${entry.seq} does not say what it said when it was written: its text or its hash was changed.`
			};
		({ seq, hash } = entry);
	}
	return { seq, hash };
}

/** The first entry that is another than the one kept elsewhere under its number, though the chain holds; or null. */
export function findRewritten(
	kept: readonly ChainHead[],
	entries: readonly LedgerEntry[]
): ChainFault | null {
	const hashes = new Map(kept.map(({ seq, hash }) => [seq, hash]));
	const other = entries.find(({ seq, hash }) => (hashes.get(seq) ?? hash) !== hash);
	if (!other) return null;
	return {
		kind: 'rewritten',
		seq: other.seq,
		message: `Entry ${other.seq} is not the one whose hash was kept: the ledger was written anew from there or from an earlier entry, or is another one.`
	};
}

/** Whether a chain ends before an entry whose hash was kept elsewhere. */
export function findCut(kept: readonly ChainHead[], end: ChainHead): ChainFault | null {
	const last = Math.max(0, ...kept.map(({ seq }) => seq));
	if (last <= end.seq) return null;
	return {
		kind: 'cut',
		seq: end.seq + 1,
		message: `The ledger ends with entry ${end.seq}; entry ${last} was there when its hash was kept: the end was cut off, or an older copy was put back.`
	};
}
