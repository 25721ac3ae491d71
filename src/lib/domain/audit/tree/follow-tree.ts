import { extendByEntries, rootOf, startRange, type Completed } from './compact-range.ts';

/** A root that was signed, to be held against the entries as they are. */
export interface SignedRoot {
	/** How many entries it covers, at least 1. */
	size: number;
	root: string;
	/** Where it is, in words that go into a sentence: `kept in 00000120.txt`. */
	where: string;
}

/** The entries are not those that were signed. `seq` is the first that may be another. */
export interface TreeFault {
	kind: 'resigned' | 'cut' | 'checkpoint' | 'node';
	seq: number;
	message: string;
}

export interface TreeWalk {
	/** Goes on over the next entries, by their hashes; returns the first fault. */
	follow(entryHashes: Iterable<string>): TreeFault | null;
	/** What was signed and is beyond the last entry. */
	end(): TreeFault | null;
}

/** Builds the tree of a ledger from its first entry, and compares it with every root that was signed. */
export function walkTree(signed: readonly SignedRoot[], completed?: Completed): TreeWalk {
	const range = startRange();
	const due = signed.toSorted((one, other) => one.size - other.size);
	/** The last size at which the entries were those that were signed. */
	let held = 0;
	return {
		follow(entryHashes) {
			for (const hash of entryHashes) {
				extendByEntries(range, [hash], completed);
				if (range.size !== due[0]?.size) continue;
				const root = rootOf(range);
				while (due[0]?.size === range.size) {
					const one = due.shift()!;
					if (one.root !== root) return resigned(held, one);
				}
				held = range.size;
			}
			return null;
		},
		end() {
			const beyond = due.at(-1);
			return beyond ? cut(range.size, beyond) : null;
		}
	};
}

const resigned = (held: number, { size, where }: SignedRoot): TreeFault => ({
	kind: 'resigned',
	seq: held + 1,
	message: `${
		held + 1 === size
			? `Entry ${size} is not the one that was`
			: `Entries ${held + 1} to ${size} are not those that were`
	} signed in the checkpoint over ${size} entries (${where}), though the chain holds: at or after entry ${held + 1} something was changed, put in, taken out or moved, and everything after it was made to fit.${
		held > 0 ? ` The ${held} entries before are as they were signed.` : ''
	}`
});

const cut = (size: number, { size: before, where }: SignedRoot): TreeFault => ({
	kind: 'cut',
	seq: size + 1,
	message: `The ledger ends with entry ${size}, but it had ${before} entries when the checkpoint over them was signed (${where}): the end was cut off, or an older copy was put back. The first missing entry is ${size + 1}.`
});
