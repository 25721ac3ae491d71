import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { readExemptions } from '#lib/server/compliance/leave/read-exemptions.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { answering } from '#routes/answer.ts';
import {
	dayField,
	reasonField,
	refusalShown
} from '#routes/(auditor)/officers/[person=id]/exemption-forms.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { name, waivable, mayGrantWaiver } = await readExemptions(locals, { personId: params.person });
	if (!mayGrantWaiver) throw new NotFound();
	const requirements = waivable.map(({ id, title }) => ({ value: id, label: title }));
	return { name, record: `/officers/${params.person}`, requirements };
});

const schema = v.object({
	requirementId: v.pipe(v.string('Choose a requirement.'), v.uuid('Choose a requirement.')),
	fromOn: dayField,
	untilOn: dayField,
	reason: reasonField
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { requirementId, reason, ...days } = form.value;
		const granted = await grantWaiver(locals, { personId: params.person, requirementId, days, reason });
		if (granted.kind === 'refused') {
			const { fromOn, untilOn } = days;
			const values = { requirementId, reason, fromOn: fromOn.toString(), untilOn: untilOn.toString() };
			return fail(409, { issues: refusalShown('waiver', granted), values: values as Record<string, string> });
		}
		redirect(303, `/officers/${params.person}?done=waiver-granted#waivers`);
	})
};
