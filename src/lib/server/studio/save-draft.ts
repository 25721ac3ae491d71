import type { Temporal } from 'temporal-polyfill';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { asKept, textFault, type TextFault } from '#lib/domain/studio/draft-text.ts';
import { goesOn } from '#lib/domain/studio/revision.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { namesToday } from './draft-summary.ts';
import { findHead, insertRevision, lockDraft, updateRevision } from './draft/queries.ts';

export interface Saved {
	kind: 'saved';
	textHash: string;
	savedAt: Temporal.Instant;
	/** Which revision it is in. */
	number: number;
}

/** What stands there instead of what the writer began from; `own` when they saved it themselves, in another tab. */
export interface Theirs {
	text: string;
	textHash: string;
	savedAt: Temporal.Instant;
	savedBy: string;
	own: boolean;
}

/**
 * Keeps what was written. Nothing is merged: when somebody, or another tab, has saved since, what stands there is
 * handed back and the writer decides. Saving the same again changes nothing.
 * @param input.base hash of the text that the writer began from
 * @param input.fresh begins a new line of the history, however short ago the last one was begun
 */
export async function saveDraft(
	context: Context,
	input: { draftId: string; text: string; base: string; fresh?: boolean }
): Promise<Saved | (Refused<'changed-elsewhere'> & { theirs: Theirs }) | Refused<TextFault>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const { draftId } = input;
	const text = asKept(input.text);
	const fault = textFault(text);
	if (fault) return { kind: 'refused', reason: fault };
	const textHash = hashText(text);
	return inDepartment(context.db, departmentId, async (trx) => {
		if (!(await lockDraft(trx, departmentId, draftId))) throw new NotFound();
		const head = (await findHead(trx, departmentId, draftId))!;
		if (head.textHash === textHash)
			return { kind: 'saved', textHash, savedAt: head.savedAt, number: head.number };
		if (head.textHash !== input.base) {
			const names = await namesToday(trx, context, [head.savedBy]);
			const theirs = {
				...{ text: head.text, textHash: head.textHash, savedAt: head.savedAt },
				...{ savedBy: names.get(head.savedBy) ?? '', own: head.savedBy === personId }
			};
			return { kind: 'refused', reason: 'changed-elsewhere', theirs };
		}
		const isPinned = Boolean(head.isPinned);
		const continues = !input.fresh && goesOn({ ...head, isPinned }, personId, context.now);
		const number = continues ? head.number : head.number + 1;
		const row = { departmentId, draftId, number, text, textHash, savedAt: context.now };
		if (continues) await updateRevision(trx, row);
		else await insertRevision(trx, { ...row, cause: 'typed', savedBy: personId });
		return { kind: 'saved', textHash, savedAt: context.now, number };
	});
}
