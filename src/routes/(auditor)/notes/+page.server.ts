import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { id, line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { listNotes } from '#lib/server/identity/inspection/notes/list-notes.ts';
import { removeNote } from '#lib/server/identity/inspection/notes/remove-note.ts';
import { editNote, writeNote } from '#lib/server/identity/inspection/notes/write-note.ts';
import { answering } from '#routes/answer.ts';
import { localPath } from '#routes/local-path.ts';
import { momentInWords } from '../moment-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const DONE: Record<string, string> = {
	written: 'Your note is kept.',
	edited: 'Your note was changed.',
	deleted: 'Your note is gone.'
};

/** The page that a note is begun from; the front page leads on to where an inspector begins. */
const aboutOf = (url: URL) => {
	const path = localPath(url.searchParams.get('about'), '/compliance');
	return path === '/' ? '/compliance' : path;
};

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const notes = await listNotes(locals);
	return {
		form: randomUUID(),
		about: aboutOf(url),
		done: DONE[url.searchParams.get('done') ?? ''] ?? null,
		notes: notes.map(({ writtenAt, ...note }) => ({
			...note,
			when: momentInWords(writtenAt, locals.actor.timeZone)
		}))
	};
});

const text = line('your note', 4000);
const path = v.pipe(
	v.string('The page is missing.'),
	v.check((typed) => localPath(typed, '').length > 1, 'Enter a page of this program.')
);

export const actions = {
	write: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, v.object({ form: id, about: path, text }));
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { form: noteId, about } = form.value;
		await writeNote(locals, { id: noteId, about, text: form.value.text });
		redirect(303, '/notes?done=written');
	}),
	edit: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, v.object({ note: id, noted: text }));
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		await editNote(locals, { id: form.value.note, text: form.value.noted });
		redirect(303, '/notes?done=edited');
	}),
	delete: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, v.object({ note: id }));
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		await removeNote(locals, { id: form.value.note });
		redirect(303, '/notes?done=deleted');
	})
};
