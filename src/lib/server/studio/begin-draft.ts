import { createHash } from 'node:crypto';
import { can } from '#lib/domain/identity/can.ts';
import { EMPTY_PAGE } from '#lib/domain/studio/empty-page.ts';
import { titleOfCopy } from '#lib/domain/studio/title-of-copy.ts';
import { findSources, findVersion } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { createDraft } from './create-draft.ts';
import { readDraft } from './read-draft.ts';
import { readTemplate } from './templates.ts';

/** What a draft begins from: see list-starts.ts. */
export type Start =
	| { kind: 'template'; template: string }
	| { kind: 'draft'; draftId: string }
	| { kind: 'published'; hash: string }
	| { kind: 'empty' };

/**
 * Begins a draft from something that is there. NotFound where it is not, or is not this actor's to copy.
 * @param input.form id of the form that was shown: sent twice with the same start it makes one draft, with another
 * start another
 */
export async function beginDraft(context: Context, { start, form }: { start: Start; form: string }) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const isCopy = start.kind === 'draft' || start.kind === 'published';
	const text = await textOf(context, start);
	return createDraft(context, {
		text: isCopy ? titleOfCopy(text) : text,
		cause: isCopy ? 'copy' : 'template',
		// What is published was approved by a second person already.
		...(start.kind === 'draft' && { copiedFrom: start.draftId }),
		id: idOf(form, start)
	});
}

/** The same id for the same form and start (a UUID of version 8, made of their hash). */
function idOf(form: string, start: Start): string {
	const hex = createHash('sha256')
		.update(`${form} ${JSON.stringify(start)}`)
		.digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function textOf(context: Context, start: Start): Promise<string> {
	switch (start.kind) {
		case 'template':
			return readTemplate(start.template);
		case 'draft':
			return (await readDraft(context, { draftId: start.draftId })).text;
		case 'published':
			return publishedText(context, start.hash);
		case 'empty':
			return EMPTY_PAGE;
		default:
			return start satisfies never;
	}
}

function publishedText({ db, actor }: Context, hash: string): Promise<string> {
	if (can(actor, { action: 'train' })) throw new NotFound();
	return readInDepartment(db, actor.departmentId, async (trx) => {
		const version = await findVersion(trx, hash);
		if (version?.kind !== 'scenario') throw new NotFound();
		const [text] = Object.values((await findSources(trx, hash))!.sources as Record<string, string>);
		return text!;
	});
}
