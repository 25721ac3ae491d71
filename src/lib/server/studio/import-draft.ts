import { can } from '#lib/domain/identity/can.ts';
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
): Promise<Awaited<ReturnType<typeof createDraft>> | Refused<'empty'>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	if (text.trim() === '') return { kind: 'refused', reason: 'empty' };
	return createDraft(context, { text, cause: 'import', id: form });
}
