import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { readRequirement } from '#lib/server/compliance/requirement/read-requirement.ts';
import { withdrawRequirement } from '#lib/server/compliance/requirement/withdraw-requirement.ts';
import { day, line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { last, bound, state } = await readRequirement(locals, { requirementId: params.requirement });
	if (state === 'practice') throw new NotFound();
	const today = localDay(locals.now, locals.actor.timeZone).toString();
	return { ...{ id: params.requirement, title: last.title, bound, today }, isWithdrawn: last.withdrawn };
});

const schema = v.object({ effectiveOn: day, note: line('why it is withdrawn', 1000) });

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const requirementId = params.requirement;
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { effectiveOn: from, note: reason } = form.value;
		const withdrawn = await withdrawRequirement(locals, { requirementId, from, reason });
		if (withdrawn.kind === 'withdrawn') redirect(303, `/requirements/${requirementId}?done=withdrawn`);
		const issues: Record<string, string> = Object.fromEntries(
			withdrawn.problems.map(({ field, reason }) => [field, reason])
		);
		const values: Record<string, string> = { effectiveOn: from.toString(), note: reason };
		return fail(409, { issues, values });
	})
};
