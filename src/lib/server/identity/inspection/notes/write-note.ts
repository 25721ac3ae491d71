import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { insertNote, updateNote } from './queries.ts';

const mayWrite = ({ actor }: Context) => {
	if (!can(actor, { action: 'write-notes' }) || !actor.inspection) throw new Forbidden();
	return actor.inspection;
};

/**
 * An inspector notes something for themself, about a page. Nobody else sees it; it is no evidence, so the ledger says
 * nothing of it. Sent twice under one id it is one note.
 */
export async function writeNote(context: Context, note: { id: string; about: string; text: string }) {
	const { id: inspectionId } = mayWrite(context);
	const { departmentId } = context.actor;
	await inDepartment(context.db, departmentId, (trx) =>
		insertNote(trx, { ...note, departmentId, inspectionId, writtenAt: context.now })
	);
}

/** Changes the text of a note of theirs; NotFound when there is none of that id. */
export async function editNote(context: Context, { id, text }: { id: string; text: string }) {
	mayWrite(context);
	const { departmentId, personId } = context.actor;
	const edited = await inDepartment(context.db, departmentId, (trx) =>
		updateNote(trx, departmentId, personId, { id, text, writtenAt: context.now })
	);
	if (!edited) throw new NotFound();
}
