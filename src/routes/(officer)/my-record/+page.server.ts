import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readOwnRecord } from '#lib/server/certificate/own-record/read-own-record.ts';
import { askCorrection } from '#lib/server/compliance/requests/ask-correction.ts';
import { line, optionalLine } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { requestShown } from '#routes/(admin)/correction-requests/request-shown.ts';
import { answering } from '#routes/answer.ts';
import { partShown } from './part-shown.ts';
import { recordsToName } from './records-to-name.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const { parts, requests } = await readOwnRecord(locals);
	return {
		isAsked: url.searchParams.get('done') === 'asked',
		parts: parts.map((part) => partShown(part, timeZone)),
		requests: requests.map((row) => requestShown(row, timeZone)),
		records: recordsToName(parts).map((label) => ({ value: label, label }))
	};
});

const schema = v.object({
	record: optionalLine('the record', 300),
	other: optionalLine('the record', 300),
	text: line('what is wrong', 2000)
});

const REFUSALS = {
	'text-missing': { text: 'Enter what is wrong.' },
	'too-many': { form: 'Twenty of your requests wait already. Wait until some are answered.' }
};

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { record, other, text } = form.value;
		const asked = await askCorrection(locals, { about: other ?? record ?? '', text });
		if (asked.kind === 'refused')
			return fail(409, {
				issues: REFUSALS[asked.reason] as Record<string, string>,
				values: { record: record ?? '', other: other ?? '', text } as Record<string, string>
			});
		redirect(303, '/my-record?done=asked');
	})
};
