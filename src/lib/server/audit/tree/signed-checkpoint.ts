import { Temporal } from 'temporal-polyfill';
import { checkpointText, ledgerOrigin } from '#lib/domain/audit/note/checkpoint.ts';
import type { Db } from '#lib/server/database/database.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { signNote } from '../signing/sign-note.ts';
import { findCheckpoint, findEntry } from './queries.ts';
import { rootOfFirst } from './root-of-first.ts';

/**
 * The signed checkpoint over a ledger's first `size` entries: a C2SP note. For one size there is one note for ever,
 * whoever asks and whenever, as it is signed with the key that was in force when its last entry was written.
 * @param db inside the department
 */
export async function signedCheckpoint(db: Db, departmentId: string, size: number): Promise<string> {
	const stored = await findCheckpoint(db, departmentId, size);
	return stored?.note ?? (await signFirst(db, departmentId, size)).note;
}

/** The root of the first `size` entries, and the note that signs it. */
export async function signFirst(db: Db, departmentId: string, size: number) {
	const last = await findEntry(db, departmentId, size);
	if (!last) throw new NotFound();
	const root = await rootOfFirst(db, departmentId, size);
	const origin = ledgerOrigin(departmentId);
	const at = Temporal.Instant.from(last.at!);
	return { root, note: signNote(origin, checkpointText({ origin, size, root }), at) };
}
