import { randomUUID } from 'node:crypto';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { asKept, textFault } from '#lib/domain/studio/draft-text.ts';
import type { Cause } from '#lib/domain/studio/revision.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findDraft, findLastCode, insertDraft, insertRevision, lockCodes } from './draft/queries.ts';

/**
 * Begins a draft with a text under the next free code of the department. Throws RangeError for a text that cannot be
 * kept: whoever takes texts from outside asks `textFault` first and says what is wrong.
 * @param input.id names the draft before it is there, so that a form that is sent twice makes one
 */
export async function createDraft(
	context: Context,
	input: { text: string; cause: Extract<Cause, 'template' | 'copy' | 'import'>; id?: string }
): Promise<{ draftId: string; code: string }> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const text = asKept(input.text);
	const fault = textFault(text);
	if (fault) throw new RangeError(fault);
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockCodes(trx, departmentId);
		const known = input.id === undefined ? undefined : await findDraft(trx, departmentId, input.id);
		if (known && known.createdBy !== personId) throw new NotFound();
		if (known) return { draftId: known.id, code: known.code };

		const id = input.id ?? randomUUID();
		const code = `LS-${(await findLastCode(trx, departmentId)) + 1}`;
		const at = context.now;
		await insertDraft(trx, { departmentId, id, code, createdBy: personId, createdAt: at });
		await insertRevision(trx, {
			...{ departmentId, draftId: id, number: 1, text, textHash: hashText(text) },
			...{ cause: input.cause, savedBy: personId, savedAt: at }
		});
		return { draftId: id, code };
	});
}
