import { redirect } from '@sveltejs/kit';
import { countChanges, lineDifference } from '#lib/domain/studio/line-difference.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { readRevision } from '#lib/server/studio/read-revision.ts';
import { restoreRevision } from '#lib/server/studio/restore-revision.ts';
import { answering } from '#routes/answer.ts';
import { draftShown } from '#routes/(trainer)/drafts/[draft=id]/draft-shown.ts';
import { savedInWords } from '#routes/(trainer)/saved-words.ts';
import { CAUSE_WORDS } from '../cause-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const draftId = params.draft;
	const number = Number(params.number);
	const { text: now, ...draft } = await readDraft(locals, { draftId });
	const revision = await readRevision(locals, { draftId, number });
	// What this version changed itself, when asked for; otherwise what has changed since.
	const isItself = url.searchParams.get('with') === 'before' && number > 1;
	const before = isItself ? (await readRevision(locals, { draftId, number: number - 1 })).text : null;
	const pieces = before === null ? lineDifference(revision.text, now) : lineDifference(before, revision.text);
	return {
		draft: draftShown(draft),
		...{ number, isItself, pieces },
		isCurrent: number === draft.number,
		isSame: revision.textHash === draft.textHash,
		newest: draft.number,
		changes: countChanges(pieces),
		about: [
			CAUSE_WORDS[revision.cause],
			`saved ${savedInWords(revision.savedAt, locals.now, locals.actor.timeZone)}`,
			`by ${revision.savedBy}`
		].join(', '),
		text: revision.text
	};
});

export const actions = {
	default: answering(async ({ locals, params }: RequestEvent) => {
		await restoreRevision(locals, { draftId: params.draft, number: Number(params.number) });
		redirect(303, `/drafts/${params.draft}`);
	})
};
