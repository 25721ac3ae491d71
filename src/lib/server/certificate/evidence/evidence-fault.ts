/** A record that is not what the ledger says it was. `seq` is the entry that names it, null when none does. */
export interface EvidenceFault {
	kind: 'altered' | 'absent' | 'unnamed';
	seq: number | null;
	message: string;
}

/** @param what the record in words; `id` says which one it is. Neither names a person. */
export const altered = (what: string, seq: number, id: string): EvidenceFault => ({
	kind: 'altered',
	seq,
	message: `The ${what} that entry ${seq} names (${id}) is not what it was when the entry was written.`
});

export const absent = (what: string, seq: number, id: string): EvidenceFault => ({
	kind: 'absent',
	seq,
	message: `The ${what} that entry ${seq} names (${id}) is not there any more.`
});

export const unnamed = (what: string, id: string): EvidenceFault => ({
	kind: 'unnamed',
	seq: null,
	message: `${/^[aeiou]/.test(what) ? 'An' : 'A'} ${what} (${id}) is there that no entry of the ledger names: it was written past the program.`
});

/** What stands in the database for an entry: nothing, something else, or the same. */
export function compareDigest(
	what: string,
	{ seq, id, digest }: { seq: number; id: string; digest: string },
	found: string | undefined
): EvidenceFault | null {
	if (found === undefined) return absent(what, seq, id);
	return found === digest ? null : altered(what, seq, id);
}

/** The fault that the earliest entry names. */
export const firstFault = (faults: readonly (EvidenceFault | null)[]) =>
	faults.filter((fault) => fault !== null).sort((one, other) => (one.seq ?? 0) - (other.seq ?? 0))[0] ?? null;
