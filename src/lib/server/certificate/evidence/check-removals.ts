import { isCut, type IdentitySeal } from '#lib/domain/identity/identity-cut.ts';
import type { Db } from '#lib/server/database/database.ts';
import { firstFault, type EvidenceFault } from './evidence-fault.ts';
import { listCutCertificates, listCutFiles, listRemovalEntries } from './retention/queries.ts';

/** What the whole ledger says was removed. */
export interface Removals {
	/** The entry after which nobody's name is in what was there before, by person. */
	identity: Map<string, number>;
	/** The entry that says so, by the hash of the file. */
	files: Map<string, number>;
	/** What is left of records that had no seal: by the digest that the ledger has, the digest it has now. */
	renamed: Map<string, string>;
}

export async function readRemovals(db: Db, departmentId: string): Promise<Removals> {
	const removals: Removals = { identity: new Map(), files: new Map(), renamed: new Map() };
	for (const { seq, personId, class: of, rows } of await listRemovalEntries(db, departmentId)) {
		if (of === 'identity') removals.identity.set(personId, seq);
		for (const hash of rows?.files ?? []) removals.files.set(hash, seq);
		for (const { was, is } of rows?.renamed ?? []) removals.renamed.set(was, is);
	}
	return removals;
}

/** A name that is gone though no entry says so, or there though one does. `seq` is the entry that names the record. */
export function compareCut(
	words: string,
	{ id, seq, removed }: { id: string; seq: number; removed: number | undefined },
	seal: IdentitySeal | { isCut: boolean }
): EvidenceFault | null {
	const cut = 'isCut' in seal ? seal.isCut : isCut(seal);
	const shouldBe = removed !== undefined && seq < removed;
	if (cut === shouldBe) return null;
	const message = cut
		? `The identity in the ${words} that entry ${seq} names (${id}) is gone, and no entry of the ledger says that it was removed.`
		: `The identity in the ${words} that entry ${seq} names (${id}) is there, though entry ${removed} says that it was removed.`;
	return { kind: 'altered', seq, message };
}

/** Compares certificates and files with what the ledger says was removed, both ways. */
export async function compareRemovals(
	db: Db,
	departmentId: string,
	{ identity, files }: Removals
): Promise<EvidenceFault | null> {
	const certificates = await listCutCertificates(db, departmentId, [...identity.keys()]);
	const kept = await listCutFiles(db, departmentId, [...files.keys()]);
	return firstFault([
		...certificates.map(({ id, personId, seq, ...cut }) =>
			compareCut('certificate', { id, seq, removed: identity.get(personId) }, cut)
		),
		...kept.map(({ hash, ...file }) => compareFile(hash, files.get(hash), file))
	]);
}

function compareFile(
	hash: string,
	removed: number | undefined,
	file: { isCut: boolean; isEmpty: boolean }
): EvidenceFault | null {
	if (removed === undefined)
		return {
			...{ kind: 'altered', seq: null },
			message: `A file of evidence (${hash}) is gone, and no entry of the ledger says that it was removed.`
		};
	if (file.isCut && file.isEmpty) return null;
	return {
		...{ kind: 'altered', seq: removed },
		message: `A file of evidence (${hash}) is there, though entry ${removed} says that it was removed.`
	};
}
