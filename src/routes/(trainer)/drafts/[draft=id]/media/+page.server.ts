import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { mediaLine } from '#lib/domain/studio/media-line.ts';
import { MEDIA_REFUSALS, MOST_BYTES, type MediaRefusal } from '#lib/domain/studio/media-refusals.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { readUpload } from '#lib/server/http/read-upload.ts';
import { addMedia } from '#lib/server/studio/add-media.ts';
import { listMediaUses } from '#lib/server/studio/list-media-uses.ts';
import { listMedia } from '#lib/server/studio/list-media.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { answering } from '#routes/answer.ts';
import { draftShown } from '#routes/(trainer)/drafts/[draft=id]/draft-shown.ts';
import { savedInWords } from '#routes/(trainer)/saved-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const draft = await readDraft(locals, { draftId: params.draft });
	const uses = await listMediaUses(locals, { draftId: params.draft });
	const media = await listMedia(locals);
	return {
		draft: draftShown(draft),
		mostBytes: MOST_BYTES,
		added: url.searchParams.get('added'),
		media: media.map(({ hash, kind, name, said, size, addedBy, addedAt }) => ({
			...{ hash, kind, name, said, size },
			added: `Added by ${addedBy}, ${savedInWords(addedAt, locals.now, locals.actor.timeZone)}`,
			line: mediaLine({ kind, hash, said }),
			uses: uses.get(hash) ?? null
		}))
	};
});

const schema = v.object({
	name: v.optional(
		v.pipe(v.string(), v.trim(), v.maxLength(200, 'Use at most 200 characters for the name.')),
		''
	),
	said: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(8000, 'Use at most 8000 characters.')), '')
});

/** Beside which field a refusal is said. */
const FIELD: Partial<Record<MediaRefusal, string>> = {
	'name-missing': 'name',
	'description-missing': 'said',
	'transcript-missing': 'said'
};

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const upload = await readUpload(request, 'file');
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { name, said } = form.value;
		const values = { name, said } as Record<string, string>;
		if (!upload) return fail(400, { issues: { file: 'Choose a file.' } as Record<string, string>, values });
		await readDraft(locals, { draftId: params.draft });
		const added = await addMedia(locals, { name: name || upload.name, said, bytes: upload.bytes });
		if (added.kind === 'refused') {
			const field = FIELD[added.reason] ?? 'file';
			return fail(400, {
				issues: { [field]: MEDIA_REFUSALS[added.reason] } as Record<string, string>,
				values
			});
		}
		redirect(303, `/drafts/${params.draft}/media?added=${added.hash}#media-${added.hash}`);
	})
};
