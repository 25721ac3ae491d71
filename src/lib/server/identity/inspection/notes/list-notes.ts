import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listNoteRows, type NoteRow } from './queries.ts';

/** What the inspector noted here, the latest first. */
export async function listNotes(context: Context): Promise<NoteRow[]> {
	if (!can(context.actor, { action: 'write-notes' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	return readInDepartment(context.db, departmentId, (trx) => listNoteRows(trx, departmentId, personId));
}
