import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { endInspection } from '#lib/server/identity/inspection/end-inspection.ts';
import { readInspection, type Opened } from '#lib/server/identity/inspection/read-inspection.ts';
import { renewLink } from '#lib/server/identity/inspection/renew-link.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { answering } from '#routes/answer.ts';
import { inspectionShown } from '../inspection-shown.ts';
import { linkShown } from '../link-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const DID: Record<Opened['kind'], string> = {
	'page-opened': 'Opened',
	exported: 'Exported',
	'file-fetched': 'Downloaded'
};

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const asked = url.searchParams.get('before') ?? '';
	const before = /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : null;
	const found = await readInspection(locals, { inspectionId: params.inspection, before });
	return {
		inspection: inspectionShown(found.inspection, timeZone),
		opened: found.opened.map(({ seq, at, kind, what }) => ({
			...{ seq, when: momentInWords(at, timeZone), did: DID[kind], what }
		})),
		next: found.next,
		isFirst: before === null
	};
});

const OVER = 'This access is over already. There is nothing to end.';
const NOT = {
	'reason-missing': { reason: 'Enter the reason.' },
	ended: { form: 'This was ended meanwhile. The first reason stands.' },
	over: { form: OVER }
};

export const actions = {
	end: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, v.object({ reason: line('the reason', 1000) }));
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { reason } = form.value;
		const ended = await endInspection(locals, { inspectionId: params.inspection, reason });
		if (ended.kind === 'refused')
			return fail(409, {
				issues: NOT[ended.reason] as Record<string, string>,
				values: { reason } as Record<string, string>
			});
		redirect(303, '/inspections?done=ended');
	}),
	link: answering(async ({ locals, params }: RequestEvent) => {
		const renewed = await renewLink(locals, { inspectionId: params.inspection });
		if (renewed.kind === 'refused')
			return fail(409, {
				issues: { form: OVER } as Record<string, string>,
				values: {} as Record<string, string>
			});
		return { link: linkShown(renewed.link, locals.actor.timeZone) };
	})
};
