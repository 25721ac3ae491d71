import { can } from '#lib/domain/identity/can.ts';
import { asKept, textFault, type TextFault } from '#lib/domain/studio/draft-text.ts';
import type { Context } from '#lib/server/context.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { createDraft } from './create-draft.ts';

/**
 * Makes a draft of a text that was imported (read-import.ts) and comes back from the form that showed it.
 * @param input.form id of that form: sent twice it makes one draft
 */
export async function importDraft(
	context: Context,
	{ text, form }: { text: string; form: string }
): Promise<{ kind: 'made'; draftId: string; code: string } | Refused<TextFault | 'empty'>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	if (text.trim() === '') return { kind: 'refused', reason: 'empty' };
	const fault = textFault(asKept(text));
	if (fault) return { kind: 'refused', reason: fault };
	return { kind: 'made', ...(await createDraft(context, { text, cause: 'import', id: form })) };
}
