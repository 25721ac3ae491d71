import { listNotes } from '#lib/server/identity/inspection/notes/list-notes.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals }: RequestEvent) => {
	const notes = await listNotes(locals);
	const text = notes.map(
		({ about, text, writtenAt }) =>
			`${momentInWords(writtenAt, locals.actor.timeZone)}\n${about}\n\n${text}\n`
	);
	return new Response(text.join('\n----\n\n') || 'No notes.\n', {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': 'attachment; filename="notes.txt"',
			'cache-control': 'private, no-store'
		}
	});
});
