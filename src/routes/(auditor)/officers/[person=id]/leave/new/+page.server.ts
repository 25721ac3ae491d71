import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readExemptions } from '#lib/server/compliance/leave/read-exemptions.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { answering } from '#routes/answer.ts';
import {
	dayField,
	kindField,
	kindOptions,
	optionalDayField,
	reasonField,
	refusalShown
} from '#routes/(auditor)/officers/[person=id]/exemption-forms.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { name, mayRecordLeave } = await readExemptions(locals, { personId: params.person });
	if (!mayRecordLeave) throw new NotFound();
	return { name, record: `/officers/${params.person}`, kinds: kindOptions };
});

const schema = v.object({
	kind: kindField,
	fromOn: dayField,
	untilOn: optionalDayField,
	reason: reasonField
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { reason, ...leave } = form.value;
		const recorded = await recordLeave(locals, { personId: params.person, leave, reason });
		if (recorded.kind === 'refused') {
			const { kind, fromOn, untilOn } = leave;
			const values = { kind, reason, fromOn: fromOn.toString(), untilOn: untilOn?.toString() ?? '' };
			return fail(409, { issues: refusalShown('leave', recorded), values: values as Record<string, string> });
		}
		redirect(303, `/officers/${params.person}?done=leave-recorded#leave`);
	})
};
