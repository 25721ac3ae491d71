import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { FAULT_WORDS, MOST_CHARACTERS } from '#lib/domain/studio/draft-text.ts';
import { readJson } from '#lib/server/http/read-json.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import type { Answer } from '#lib/ui/studio/save/saving.ts';
import { answering } from '#routes/answer.ts';
import { savedAtInWords } from '../saved-line.ts';
import type { RequestEvent } from './$types';

const schema = v.object({
	// Longer texts are the use case's to refuse, in words; this only keeps out what no editor sends.
	text: v.pipe(v.string(), v.maxLength(MOST_CHARACTERS * 2)),
	base: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	fresh: v.boolean()
});

/** What the editor saves by itself. */
export const POST = answering(async ({ request, locals, params, url }: RequestEvent) => {
	const body = await readJson(request, url.origin, schema);
	if (body.kind === 'refused') error(body.status, body.reason);
	const saved = await saveDraft(locals, { draftId: params.draft, ...body.value });
	const when = (at: typeof locals.now) => savedAtInWords(at, locals.now, locals.actor.timeZone);
	if (saved.kind === 'saved') {
		const { textHash, savedAt } = saved;
		return json({ kind: 'saved', textHash, when: when(savedAt) } satisfies Answer);
	}
	if (saved.reason === 'changed-elsewhere') {
		const { savedAt, ...theirs } = saved.theirs;
		const answer = { kind: 'changed-elsewhere', theirs: { ...theirs, when: when(savedAt) } } satisfies Answer;
		return json(answer, { status: 409 });
	}
	return json({ kind: 'refused', words: FAULT_WORDS[saved.reason] } satisfies Answer, { status: 422 });
});
