import { describe, expect, it } from 'vitest';
import { entryHash, followChain, genesis, type LedgerEntry } from './chain.ts';

const start = { seq: 0, hash: genesis('d1') };

function chainOf(...bodies: string[]): LedgerEntry[] {
	let previousHash = start.hash;
	return bodies.map((body, index) => {
		const entry = { seq: index + 1, previousHash, hash: entryHash(previousHash, index + 1, body), body };
		previousHash = entry.hash;
		return entry;
	});
}

const whole = chainOf('a', 'b', 'c');
const change = (seq: number, changes: Partial<LedgerEntry>) =>
	whole.map((entry) => (entry.seq === seq ? { ...entry, ...changes } : entry));

describe('followChain', () => {
	it('ends at the last entry of an intact chain', () => {
		expect(followChain(start, whole)).toEqual({ seq: 3, hash: whole[2]?.hash });
	});

	it('goes on from where an earlier piece ended', () => {
		const middle = followChain(start, whole.slice(0, 2));
		expect(followChain(middle as { seq: number; hash: string }, whole.slice(2))).toMatchObject({ seq: 3 });
	});

	it.each([
		['a changed text', change(2, { body: 'B' }), 'changed', 2],
		[
			'a changed text with its hash made anew',
			change(2, { body: 'B', hash: entryHash(whole[1]!.previousHash, 2, 'B') }),
			'unlinked',
			3
		],
		['a deleted entry', whole.filter((entry) => entry.seq !== 2), 'missing', 2],
		['two entries swapped', [whole[0]!, { ...whole[2]!, seq: 2 }, { ...whole[1]!, seq: 3 }], 'unlinked', 2],
		[
			'a chain of another department',
			chainOf('a').map((entry) => ({ ...entry, previousHash: genesis('d2') })),
			'unlinked',
			1
		]
	])('names %s', (_what, entries, kind, seq) => {
		expect(followChain(start, entries)).toMatchObject({ kind, seq });
	});
});
