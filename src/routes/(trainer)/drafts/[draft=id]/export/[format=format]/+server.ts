import { exportDraft } from '#lib/server/studio/export-draft.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, params }: RequestEvent) => {
	const { name, text, type } = await exportDraft(locals, { draftId: params.draft, format: params.format });
	return new Response(text, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name}"`
		}
	});
});
