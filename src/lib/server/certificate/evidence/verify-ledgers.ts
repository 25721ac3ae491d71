import { departmentOf, parseCheckpoint } from '#lib/domain/audit/note/checkpoint.ts';
import { readCheckpointNote, type TrustedCheckpoint } from '#lib/domain/audit/note/read-checkpoint-note.ts';
import { parseNote } from '#lib/domain/audit/note/signed-note.ts';
import { writeKeptHead, type KeptHead } from '#lib/domain/audit/kept-head.ts';
import { listDepartments } from '#lib/server/audit/queries.ts';
import { holds } from '#lib/server/audit/signing/holds.ts';
import { listKeys } from '#lib/server/audit/signing/key-folder.ts';
import type { KeptNote } from '#lib/server/audit/tree/kept-notes.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { checkContent } from './check-content.ts';
import { checkEvidence } from './check-evidence.ts';

/** What was signed and kept outside of the database, and the keys that it is verified with. */
export interface KeptSigned {
	notes?: readonly KeptNote[];
	/** The installation's public keys in hexadecimal; those of this server's key folder without it. */
	publicKeys?: readonly string[];
}

/**
 * Checks every department, one line for each. A ledger whose tail was cut off or that was written anew from some entry
 * on holds in itself: only what was kept elsewhere tells. A head tells whoever kept it; a signed checkpoint tells
 * everybody, as who alters the database has not the key that signed it.
 */
export async function* verifyLedgers(
	db: Db,
	heads: readonly KeptHead[],
	{ notes = [], publicKeys = listKeys().map(({ publicKey }) => publicKey) }: KeptSigned = {}
): AsyncGenerator<{ intact: boolean; line: string }> {
	const departments = await listDepartments(db);
	const content = await checkContent(db);
	const checkpoints: (TrustedCheckpoint & { where: string })[] = [];
	for (const { note, where } of notes) {
		const trusted = readCheckpointNote(note, publicKeys, holds);
		if (trusted) checkpoints.push({ ...trusted, where });
		else yield { intact: false, line: `BROKEN: ${untrusted(note, where)}` };
	}
	for (const departmentId of new Set([...heads, ...checkpoints].map((one) => one.departmentId)))
		if (!departments.some(({ id }) => id === departmentId))
			yield {
				intact: false,
				line: `BROKEN: The department ${departmentId}, whose head was kept, is not there any more.`
			};
	for (const { id, name } of departments) {
		const own = {
			kept: heads.filter(({ departmentId }) => departmentId === id),
			checkpoints: checkpoints.filter(({ departmentId }) => departmentId === id)
		};
		const checked = await inDepartment(db, id, (trx) =>
			checkEvidence(trx, id, { ...own, content, publicKeys })
		);
		const { seq, hash } = checked.head;
		const told = `${name}: ${seq} entries, head ${hash}`;
		if (checked.kind === 'broken') yield { intact: false, line: `${told}, BROKEN: ${checked.fault.message}` };
		else {
			const { length } = own.checkpoints;
			const compared = length === 0 ? '' : `, as in ${length} kept checkpoint${length === 1 ? '' : 's'}`;
			yield {
				intact: true,
				line: `${told}, unbroken${compared}\n  keep for next time: --head ${writeKeptHead({ departmentId: id, seq, hash })}`
			};
		}
	}
}

function untrusted(note: string, where: string): string {
	const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
	const whose = checkpoint && departmentOf(checkpoint.origin);
	const what = whose ? `over ${checkpoint.size} entries of department ${whose}` : 'that is no checkpoint';
	return `The note ${what} (${where}) is not signed by a key of this installation: it was changed, or is of another installation, and proves nothing.`;
}
