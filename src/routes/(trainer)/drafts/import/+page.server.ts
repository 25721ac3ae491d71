import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { formats } from '#lib/domain/studio/import/imported.ts';
import { id } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { readUpload } from '#lib/server/http/read-upload.ts';
import { importDraft } from '#lib/server/studio/import-draft.ts';
import { readImport } from '#lib/server/studio/read-import.ts';
import { answering } from '#routes/answer.ts';
import { NOT_MADE_WORDS } from '../not-made-words.ts';
import type { RequestEvent } from './$types';

const source = v.object({
	text: v.optional(v.string(), ''),
	as: v.optional(v.picklist([...formats, ''], 'Choose one of the list.'), '')
});

const draft = v.object({ text: v.string('The text is missing. Read the file again.'), form: id });

const issue = (field: string, message: string) => ({ [field]: message }) as Record<string, string>;

export const actions = {
	/** Shows what a file would become; nothing is kept. */
	read: answering(async ({ request, locals }: RequestEvent) => {
		const file = await readUpload(request, 'file');
		const form = await readForm(request, source);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { text, as } = form.value;
		const values: Record<string, string> = { text, as };
		if (!file && text.trim() === '')
			return fail(400, { issues: issue('file', 'Choose a file, or paste a text below.'), values });
		const imported = readImport(locals, { file, text, as: as || null });
		if (imported.kind === 'refused') {
			const { line, reason } = imported;
			return fail(400, { issues: issue(file ? 'file' : 'text', `Line ${line}: ${reason}`), values });
		}
		return { imported, from: file?.name ?? null, id: randomUUID() };
	}),

	make: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, draft);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const made = await importDraft(locals, form.value);
		if (made.kind === 'refused') {
			return fail(400, {
				issues: issue('text', NOT_MADE_WORDS[made.reason]),
				values: { text: form.value.text } as Record<string, string>
			});
		}
		redirect(303, `/drafts/${made.draftId}`);
	})
};
