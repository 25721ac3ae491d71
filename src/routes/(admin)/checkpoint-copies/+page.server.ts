import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { SINK_KINDS } from '#lib/domain/audit/sinks/sink.ts';
import { addSink } from '#lib/server/certificate/checkpoints/add-sink.ts';
import { endSink } from '#lib/server/certificate/checkpoints/end-sink.ts';
import { readCheckpoints } from '#lib/server/certificate/checkpoints/read-checkpoints.ts';
import { mailConfiguration } from '#lib/server/compliance/telling/mail-configuration.ts';
import { id } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { sinkInWords } from '#routes/(auditor)/ledger/checkpoints/sink-words.ts';
import { problemInWords } from './problem-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { sinks, isTooFew } = await readCheckpoints(locals);
	const done = url.searchParams.get('done');
	return {
		sinks: sinks.map(({ id, kind, target, addedAt }) => ({
			...{ id, where: sinkInWords(kind, target) },
			addedAt: momentInWords(addedAt, locals.actor.timeZone)
		})),
		...{ isTooFew, hasMail: mailConfiguration().kind === 'smtp' },
		done: done === 'added' || done === 'ended' ? done : null
	};
});

const adding = v.object({
	kind: v.optional(v.picklist(SINK_KINDS, 'Choose where copies go.'), '' as 'file'),
	mail: v.optional(v.string(), ''),
	webhook: v.optional(v.string(), '')
});
const ending = v.object({ sinkId: id });

export const actions = {
	add: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, adding);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { kind, ...typed } = form.value;
		const result = await addSink(locals, { kind, target: kind === 'file' ? '' : typed[kind] });
		if (result.kind !== 'refused') redirect(303, '/checkpoint-copies?done=added');
		const field = kind === 'file' || result.reason === 'too-many' ? 'kind' : kind;
		const issues: Record<string, string> = { [field]: problemInWords(result.reason) };
		const values: Record<string, string> = form.value;
		return fail(409, { issues, values });
	}),
	end: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, ending);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		await endSink(locals, form.value);
		redirect(303, '/checkpoint-copies?done=ended');
	})
};
