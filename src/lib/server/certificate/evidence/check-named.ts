import type { Db } from '#lib/server/database/database.ts';
import { compareDigest, firstFault, unnamed, type EvidenceFault } from './evidence-fault.ts';
import type { LedgerEvent } from './ledger-event.ts';
import type { Removals } from './check-removals.ts';
import {
	namedBySeveral,
	namedRecords,
	OWN_RELEASES,
	type Found,
	type NamedRecords
} from './named-records.ts';
import { findUnnamed } from './queries.ts';

/** Compares the records that some entries name with the digests that the entries gave them, or a removal left of them. */
export async function compareNamed(
	db: Db,
	departmentId: string,
	events: LedgerEvent[],
	{ renamed }: Removals
): Promise<EvidenceFault | null> {
	const faults: (EvidenceFault | null)[] = [];
	for (const [kind, named] of Object.entries(namedRecords)) {
		const naming = events.filter(({ event }) => event.kind === kind);
		if (naming.length === 0) continue;
		const members = Object.values(named.key);
		const ids = new Set(naming.map(({ event }) => String(event[members[0]!])));
		const found = await named.find(db, departmentId, [...ids]);
		for (const { seq, event } of naming) {
			const id = members.map((member) => event[member]).join('/');
			const digest = event.digest!;
			const left = renamed.get(digest) ?? digest;
			faults.push(compare(named, { seq, id, digest, left }, found.get(id)));
		}
	}
	return firstFault(faults);
}

function compare(
	{ words }: NamedRecords,
	entry: { seq: number; id: string; digest: string; left: string },
	found: Found | undefined
): EvidenceFault | null {
	const fault = compareDigest(words, { ...entry, digest: entry.left }, found?.digest);
	if (fault || found!.stored === undefined || found!.stored === entry.digest) return fault;
	return {
		kind: 'altered',
		seq: entry.seq,
		message: `The digest that is stored with the ${words} that entry ${entry.seq} names (${entry.id}) is not the one that the entry gives.`
	};
}

/** A record of any kind that no entry of the department's ledger names. */
export async function findStranger(db: Db, departmentId: string): Promise<EvidenceFault | null> {
	const records = Object.entries(namedRecords).filter(([, { table }]) => table !== OWN_RELEASES);
	const named = records.map(([kind, record]) => ({ ...record, kinds: [kind] }));
	for (const { words, table, key, kinds } of [...named, ...namedBySeveral]) {
		const stranger = await findUnnamed(db, departmentId, table, { kinds, key });
		if (stranger) return unnamed(words, stranger);
	}
	return null;
}
