import { exportFormats, type ExportFormat } from '#lib/domain/studio/export/exported.ts';
import { exportScenario } from '#lib/domain/studio/export/export-scenario.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { answering } from '#routes/answer.ts';
import { draftShown } from '../draft-shown.ts';
import type { PageServerLoadEvent } from './$types';

const ABOUT: Record<ExportFormat, { title: string; about: string }> = {
	md: { title: 'Markdown', about: 'The text itself, to the letter. For Word, for a colleague, or to keep.' },
	twee: { title: 'Twine (Twee 3)', about: 'To open it in Twine. It can be imported here again.' },
	json: { title: 'JSON', about: 'For another program.' }
};

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { text, ...draft } = await readDraft(locals, { draftId: params.draft });
	return {
		draft: draftShown(draft),
		formats: exportFormats.map((format) => ({
			format,
			...ABOUT[format],
			lost: exportScenario(text, format, draft.id).lost
		}))
	};
});
