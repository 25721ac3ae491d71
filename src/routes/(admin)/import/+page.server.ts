import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { MOST_FILE_BYTES } from '#lib/domain/compliance/outside/file-type.ts';
import { importRecords } from '#lib/server/compliance/outside/import-records.ts';
import { listPastImports } from '#lib/server/compliance/outside/list-past-imports.ts';
import { readImport } from '#lib/server/compliance/outside/read-import.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { readUpload } from '#lib/server/http/read-upload.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { carried, fileFields, fileOf, TOO_LARGE, unplannedInWords, writeFields } from './import-form.ts';
import { importShown } from './import-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const past = await listPastImports(locals);
	const done = past.find(({ id }) => id === url.searchParams.get('done'));
	return {
		mostBytes: MOST_FILE_BYTES,
		done: done ? { rows: done.rows, name: done.name } : null,
		past: past.map(({ id, name, rows, reason, importedBy, importedAt }) => ({
			...{ id, name, rows, reason, importedBy },
			importedAt: momentInWords(importedAt, locals.actor.timeZone)
		}))
	};
});

const issue = (field: string, message: string) => ({ [field]: message }) as Record<string, string>;
const NOT_WRITTEN = {
	'reason-missing': 'Enter where these records come from.',
	'wrong-rows': 'Nothing was written: there is something to put right first.',
	'nothing-to-write': 'Nothing was written: all of it is on record already.',
	changed:
		'Nothing was written: the file, the people or the records have changed since you looked. This is what would be written now.'
};

export const actions = {
	/** Shows what would be written; nothing is kept. */
	read: answering(async ({ request, locals }: RequestEvent) => {
		const upload = await readUpload(request, 'file');
		const form = await readForm(request, v.object(fileFields));
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const file = fileOf(form.value, upload);
		if (!file) return fail(400, { issues: issue('file', 'Choose a file.') });
		const planned = await readImport(locals, file);
		if (planned.kind === 'refused') return fail(400, { issues: issue('file', unplannedInWords(planned)) });
		const sent = carried(file);
		if (!sent) return fail(400, { issues: issue('file', TOO_LARGE) });
		return { sent, shown: importShown(planned, locals.actor.timeZone) };
	}),

	write: answering(async ({ request, locals }: RequestEvent) => {
		const copy = request.clone();
		const form = await readForm(request, v.object(writeFields));
		// Whatever is wrong with the rest, the file that was read stays on the page.
		const kept = form.kind === 'read' ? form : await readForm(copy, v.object(fileFields));
		const issues: Record<string, string> = form.kind === 'unreadable' ? form.issues : {};
		const values: Record<string, string> =
			form.kind === 'unreadable' ? form.values : { reason: form.value.reason };
		const file = kept.kind === 'read' && fileOf(kept.value, null);
		const sent = file && carried(file);
		if (!file || !sent)
			return fail(400, { issues: { ...issues, ...issue('file', 'Choose the file again.') } });
		if (form.kind === 'read') {
			const { confirmed, reason } = form.value;
			const answer = await importRecords(locals, { ...file, confirmed, reason });
			if (answer.kind === 'imported') redirect(303, `/import?done=${answer.importId}`);
			if (!(answer.reason in NOT_WRITTEN))
				return fail(400, { issues: issue('file', unplannedInWords(answer as never)) });
			const field = answer.reason === 'reason-missing' ? 'reason' : 'form';
			Object.assign(issues, issue(field, NOT_WRITTEN[answer.reason as keyof typeof NOT_WRITTEN]));
		}
		const planned = await readImport(locals, file);
		if (planned.kind === 'refused') return fail(400, { issues: issue('file', unplannedInWords(planned)) });
		const shown = importShown(planned, locals.actor.timeZone);
		return fail(form.kind === 'read' ? 409 : 400, { issues, values, sent, shown });
	})
};
