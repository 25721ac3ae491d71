import { fail, redirect } from '@sveltejs/kit';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { beginningOn } from '#lib/domain/studio/effective-day.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { publishDraft } from '#lib/server/studio/publish-draft.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { readPublication } from '#lib/server/studio/read-publication.ts';
import { retireScenario } from '#lib/server/studio/retire-scenario.ts';
import { answering } from '#routes/answer.ts';
import { draftShown } from '#routes/(trainer)/drafts/[draft=id]/draft-shown.ts';
import { EFFECT_WORDS } from './effect-words.ts';
import { publicationShown } from './publication-shown.ts';
import { PUBLISH_REFUSALS, publishSchema, retireSchema } from './publish-forms.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const draftId = params.draft;
	const publication = await readPublication(locals, { draftId });
	const { timeZone } = locals.actor;
	return {
		draft: draftShown(await readDraft(locals, { draftId })),
		today: localDay(locals.now, timeZone).toString(),
		zone: zoneInWords(timeZone),
		...publicationShown(publication, timeZone)
	};
});

type Words = Record<string, string>;
const again = (status: number, issues: Words, values: Words) =>
	fail(status, { issues, values, confirm: null, retire: null });

/** One form, sent twice: the first time to read what will happen, the second to have it happen. */
async function published({ request, locals, params }: RequestEvent, isConfirmed: boolean) {
	const form = await readForm(request, publishSchema);
	if (form.kind === 'unreadable') return again(400, form.issues, form.values);
	const { review: reviewId, effect, note, effective } = form.value;
	const values: Words = { review: reviewId, effect, note, effective: effective?.toString() ?? '' };
	const begins = beginningOn(effective, locals.now, locals.actor.timeZone);
	if (typeof begins === 'string') return again(400, PUBLISH_REFUSALS[begins], values);
	if (effect !== 'none' && note === '') return again(400, PUBLISH_REFUSALS['note-missing'], values);
	if (!isConfirmed) {
		const from = effective ? `from ${dayInWords(localDay(begins, locals.actor.timeZone))}` : 'at once';
		return { issues: {} as Words, values, confirm: { from, effect: EFFECT_WORDS[effect] }, retire: null };
	}
	const done = await publishDraft(locals, { reviewId, effect, note, effectiveOn: effective });
	if (done.kind === 'refused') return again(409, PUBLISH_REFUSALS[done.reason], values);
	redirect(303, `/drafts/${params.draft}/publish`);
}

async function retired({ request, locals, params }: RequestEvent, isConfirmed: boolean) {
	const form = await readForm(request, retireSchema);
	if (form.kind === 'unreadable') return again(400, form.issues, form.values);
	const { code, reason } = form.value;
	if (!isConfirmed)
		return { issues: {} as Words, values: form.value as Words, confirm: null, retire: { code, reason } };
	await retireScenario(locals, { code, note: reason });
	redirect(303, `/drafts/${params.draft}/publish`);
}

export const actions = {
	check: answering((event: RequestEvent) => published(event, false)),
	publish: answering((event: RequestEvent) => published(event, true)),
	retireCheck: answering((event: RequestEvent) => retired(event, false)),
	retire: answering((event: RequestEvent) => retired(event, true))
};
