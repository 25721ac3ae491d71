import { fail, redirect } from '@sveltejs/kit';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { readCorrectable } from '#lib/server/compliance/leave/read-correctable.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { kindOptions, refusalShown } from '#routes/(auditor)/officers/[person=id]/exemption-forms.ts';
import { correctableShown } from './correctable-shown.ts';
import { asTyped, correctionSchema, replacementOf } from './correction-form.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Where the record shows what was corrected. */
const BACK = { leave: '#leave', waiver: '#waivers', outside: '/outside', 'session-credit': '/hours' };

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { kind, record: id, person: personId } = params;
	const { name, isCorrected, record } = await readCorrectable(locals, { personId, kind, id });
	return {
		...{ name, isCorrected, kinds: kindOptions, stands: correctableShown(record) },
		record: `/officers/${personId}`,
		back: `/officers/${personId}${BACK[kind]}`
	};
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const { kind, record: id, person: personId } = params;
		const form = await readForm(request, correctionSchema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const values = asTyped(form.value);
		const wanted = replacementOf(kind, form.value);
		if ('issues' in wanted) return fail(400, { issues: wanted.issues, values });
		const { reason } = form.value;
		const corrected = await correctRecord(locals, { id, personId, reason, ...wanted.replacement });
		if (corrected.kind === 'refused') {
			const of = kind === 'leave' || kind === 'waiver' ? kind : 'other';
			return fail(409, { issues: refusalShown(of, corrected), values });
		}
		redirect(303, `/officers/${personId}${BACK[kind].replace('#', `?done=${kind}-corrected#`)}`);
	})
};
