import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { listReleases } from '#lib/server/course/list-releases.ts';
import { id } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { bringBackDraft } from '#lib/server/studio/bring-back-draft.ts';
import { listDrafts } from '#lib/server/studio/list-drafts.ts';
import { listLive } from '#lib/server/studio/list-live.ts';
import { listWaiting } from '#lib/server/studio/list-waiting.ts';
import { putAwayDraft } from '#lib/server/studio/put-away-draft.ts';
import { answering } from '#routes/answer.ts';
import { draftLine, liveLine, sectionOf } from './draft-lines.ts';
import { sharedModule, sharedScenario } from './shared-lines.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const drafts = await listDrafts(locals);
	const away = await listDrafts(locals, { putAway: true });
	const waiting = await listWaiting(locals);
	const own = await listLive(locals);
	const shared = await listReleases(locals);
	const section = (name: ReturnType<typeof sectionOf>) =>
		drafts.filter((draft) => sectionOf(draft) === name).map((draft) => draftLine(draft, locals, waiting));
	return {
		writing: section('writing'),
		inReview: section('in-review'),
		approved: section('approved'),
		putAway: away.map((draft) => draftLine(draft, locals)),
		live: own.live.map((line) => liveLine(line, timeZone)),
		ahead: own.ahead.map((line) => liveLine(line, timeZone)),
		retired: own.retired.map((line) => liveLine(line, timeZone)),
		modules: shared.modules.map((release) => sharedModule(release, timeZone)),
		scenarios: shared.scenarios
			.filter(({ code }) => !code.startsWith('LS-'))
			.map((release) => sharedScenario(release, timeZone))
	};
});

const schema = v.object({ draft: id });

const REFUSALS = {
	'in-review': 'This draft waits for a review. Withdraw it there first, then put it away.',
	live: 'Officers play this scenario now. Retire it first, then put its draft away.'
};

export const actions = {
	putAway: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const put = await putAwayDraft(locals, { draftId: form.value.draft });
		if (put.kind === 'refused') return fail(409, { issues: { form: REFUSALS[put.reason] } });
		redirect(303, '/modules');
	}),
	bringBack: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		await bringBackDraft(locals, { draftId: form.value.draft });
		redirect(303, '/modules');
	})
};
