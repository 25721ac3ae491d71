import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { leaveInWords } from '#lib/domain/compliance/records/exemption-words.ts';
import { endLeave } from '#lib/server/compliance/leave/end-leave.ts';
import { readExemptions } from '#lib/server/compliance/leave/read-exemptions.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { answering } from '#routes/answer.ts';
import { dayField, refusalShown } from '#routes/(auditor)/officers/[person=id]/exemption-forms.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { name, leave, mayRecordLeave } = await readExemptions(locals, { personId: params.person });
	const row = leave.find(({ id }) => id === params.leave);
	if (!row || !mayRecordLeave) throw new NotFound();
	return {
		name,
		record: `/officers/${params.person}`,
		what: leaveInWords(row),
		isOpen: row.untilOn === null && row.correction === null
	};
});

const schema = v.object({ untilOn: dayField });

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { person: personId, leave: leaveId } = params;
		const ended = await endLeave(locals, { personId, leaveId, ...form.value });
		if (ended.kind === 'refused') {
			const values: Record<string, string> = { untilOn: form.value.untilOn.toString() };
			const { fromOn, ...issues } = refusalShown('leave', ended);
			// The first day stands; the last one is what was asked for.
			return fail(409, { issues: fromOn ? { untilOn: fromOn } : issues, values });
		}
		redirect(303, `/officers/${personId}?done=leave-ended#leave`);
	})
};
