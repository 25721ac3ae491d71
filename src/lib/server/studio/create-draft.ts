import { randomUUID } from 'node:crypto';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { LAST_OWN_CODE } from '#lib/domain/content/own-code.ts';
import { can } from '#lib/domain/identity/can.ts';
import { asKept, textFault, type TextFault } from '#lib/domain/studio/draft-text.ts';
import type { Cause } from '#lib/domain/studio/revision.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { findDraft, findLastCode, insertDraft, insertRevision, lockCodes } from './draft/queries.ts';

interface Made {
	kind: 'made';
	draftId: string;
	code: string;
}

/**
 * Begins a draft with a text under the next free code of the department. Refused for a text that cannot be kept, and
 * once the department has used up its codes: a draft is never deleted, so none comes free.
 * @param input.copiedFrom the draft that the text is a copy of: who wrote that one is an author of this one
 * @param input.id names the draft before it is there, so that a form that is sent twice makes one
 */
export async function createDraft(
	context: Context,
	input: {
		text: string;
		cause: Extract<Cause, 'template' | 'copy' | 'import'>;
		copiedFrom?: string;
		id?: string;
	}
): Promise<Made | Refused<TextFault | 'no-code-left'>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const text = asKept(input.text);
	const fault = textFault(text);
	if (fault) return { kind: 'refused', reason: fault };
	return inDepartment(context.db, departmentId, async (trx): ReturnType<typeof createDraft> => {
		await lockCodes(trx, departmentId);
		const known = input.id === undefined ? undefined : await findDraft(trx, departmentId, input.id);
		if (known && known.createdBy !== personId) throw new NotFound();
		if (known) return { kind: 'made', draftId: known.id, code: known.code };

		const id = input.id ?? randomUUID();
		const last = await findLastCode(trx, departmentId);
		if (last >= LAST_OWN_CODE) return { kind: 'refused', reason: 'no-code-left' };
		const code = `LS-${last + 1}`;
		const at = context.now;
		const copiedFrom = input.copiedFrom ?? null;
		await insertDraft(trx, { departmentId, id, code, createdBy: personId, createdAt: at, copiedFrom });
		await insertRevision(trx, {
			...{ departmentId, draftId: id, number: 1, text, textHash: hashText(text) },
			...{ cause: input.cause, savedBy: personId, savedAt: at }
		});
		return { kind: 'made', draftId: id, code };
	});
}
