import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { id } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { beginDraft, type Start } from '#lib/server/studio/begin-draft.ts';
import { listStarts } from '#lib/server/studio/list-starts.ts';
import { answering } from '#routes/answer.ts';
import { NOT_MADE_WORDS } from '../not-made-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const { templates, drafts, published } = await listStarts(locals);
	const named = ({ code, title }: { code: string; title: string }) => `${code} ${title}`;
	return {
		form: randomUUID(),
		templates: templates.map(({ id, title, summary, minutes, scenes }) => ({
			...{ id, title, summary },
			about: `${minutesInWords(minutes)}, ${scenes} scenes`
		})),
		copies: [
			...drafts.map((draft) => ({ value: `draft:${draft.id}`, label: `${named(draft)}, draft` })),
			...published.map((version) => ({
				value: `published:${version.hash}`,
				label: `${named(version)}, published`
			}))
		]
	};
});

const schema = v.object({
	form: id,
	from: v.pipe(
		v.string('Choose what to begin from.'),
		v.regex(
			/^(template:[a-z-]{1,100}|draft:[0-9a-f-]{36}|published:[0-9a-f]{64}|empty:)$/,
			'Choose what to begin from.'
		)
	)
});

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const begun = await beginDraft(locals, {
			start: startOf(form.value.from),
			form: form.value.form
		});
		if (begun.kind === 'refused')
			return fail(409, { issues: { form: NOT_MADE_WORDS[begun.reason] } as Record<string, string> });
		redirect(303, `/drafts/${begun.draftId}`);
	})
};

function startOf(from: string): Start {
	const [kind, which = ''] = from.split(':') as [Start['kind'], string];
	switch (kind) {
		case 'template':
			return { kind, template: which };
		case 'draft':
			return { kind, draftId: which };
		case 'published':
			return { kind, hash: which };
		case 'empty':
			return { kind };
		default:
			return error(404, kind satisfies never);
	}
}
