import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { asKept, FAULT_WORDS } from '#lib/domain/studio/draft-text.ts';
import { countChanges, lineDifference } from '#lib/domain/studio/line-difference.ts';
import { outline } from '#lib/domain/studio/outline.ts';
import { proofInWords } from '#lib/domain/studio/proof-in-words.ts';
import { mediaAddress } from '#lib/domain/studio/shown-media.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { listServices } from '#lib/server/referral/read-services.ts';
import { checkDraft } from '#lib/server/studio/check-draft.ts';
import { listMedia } from '#lib/server/studio/list-media.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { criticalErrorSentences } from '#lib/server/studio/read-script.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { answering } from '#routes/answer.ts';
import { draftShown } from './draft-shown.ts';
import { savedAtInWords } from './saved-line.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const draft = await readDraft(locals, { draftId: params.draft });
	const [{ problems, scenario, proof }, media] = await Promise.all([
		checkDraft(draft.text),
		listMedia(locals)
	]);
	const { timeZone } = locals.actor;
	return {
		draft: draftShown(draft),
		text: draft.text,
		base: draft.textHash,
		saved: `Saved ${savedAtInWords(draft.savedAt, locals.now, timeZone)}`,
		timeZone,
		problems,
		scenes: scenario ? outline(scenario, problems) : [],
		proof: proof && proofInWords(proof),
		criticalErrors: Object.entries(criticalErrorSentences()).map(([id, words]) => ({ id, words })),
		services: listServices('everyone', localDay(locals.now, timeZone)).map(({ id, ...service }) => ({
			id,
			service
		})),
		pictures: media
			.filter(({ kind }) => kind === 'picture')
			.map(({ hash, name, said }) => ({ src: mediaAddress(hash), alt: said, name }))
	};
});

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'Load the page again.'));
const schema = v.object({ text: v.string(), base: hash, fresh: v.optional(v.literal('yes')) });

/** The same as the editor does by itself, for whoever has no JavaScript. */
export const actions = {
	save: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, unread(form));
		const { text, base, fresh } = form.value;
		const saved = await saveDraft(locals, { draftId: params.draft, text, base, fresh: fresh === 'yes' });
		return answered(locals, { text, base }, saved);
	}),
	take: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, v.object({ text: v.string(), theirs: v.string(), base: hash }));
		if (form.kind === 'unreadable') return fail(400, unread(form));
		const { text, theirs, base } = form.value;
		const draftId = params.draft;
		// Mine goes into the history first; theirs stands there from then on.
		const mine = await saveDraft(locals, { draftId, text, base, fresh: true });
		if (mine.kind === 'refused') return answered(locals, { text, base }, mine);
		const taken = await saveDraft(locals, { draftId, text: theirs, base: mine.textHash, fresh: true });
		return answered(locals, { text, base: mine.textHash }, taken);
	})
};

/** What was typed comes back with what it began from, so that saving it then still meets what others saved since. */
const unread = ({ values, issues }: { values: Record<string, string>; issues: Record<string, string> }) => ({
	...{ text: values['text'] ?? '', base: values['base'] ?? '' },
	reason: Object.values(issues)[0]!
});

function answered(
	{ now, actor }: App.Locals,
	{ text, base }: { text: string; base: string },
	saved: Awaited<ReturnType<typeof saveDraft>>
) {
	if (saved.kind === 'saved') return { isSaved: true };
	if (saved.reason !== 'changed-elsewhere')
		return fail(422, { text, base, reason: FAULT_WORDS[saved.reason] });
	const { savedAt, ...theirs } = saved.theirs;
	const pieces = lineDifference(theirs.text, asKept(text));
	return fail(409, {
		text,
		theirs: { ...theirs, when: savedAtInWords(savedAt, now, actor.timeZone) },
		difference: { pieces, changes: countChanges(pieces) }
	});
}
