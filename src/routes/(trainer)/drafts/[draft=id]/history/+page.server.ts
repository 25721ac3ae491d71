import { error } from '@sveltejs/kit';
import { listRevisions } from '#lib/server/studio/list-revisions.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { answering } from '#routes/answer.ts';
import { countInWords } from '#routes/(auditor)/moment-words.ts';
import { savedInWords } from '#routes/(trainer)/saved-words.ts';
import { draftShown } from '../draft-shown.ts';
import { CAUSE_WORDS } from './cause-words.ts';
import type { PageServerLoadEvent } from './$types';

const PER_PAGE = 50;

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const draft = await readDraft(locals, { draftId: params.draft });
	const revisions = await listRevisions(locals, { draftId: params.draft });
	const page = Number(url.searchParams.get('page') ?? 1);
	const pages = Math.ceil(revisions.length / PER_PAGE);
	if (!Number.isInteger(page) || page < 1 || page > pages) error(404, 'Not found');
	const { timeZone } = locals.actor;
	return {
		draft: draftShown(draft),
		page,
		pages,
		revisions: revisions.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((revision) => ({
			number: revision.number,
			when: savedInWords(revision.savedAt, locals.now, timeZone),
			who: revision.savedBy,
			why: CAUSE_WORDS[revision.cause],
			length: `${countInWords(revision.characters)} characters`,
			marks: [
				...(revision.number === draft.number ? ['The draft as it is now'] : []),
				...(revision.isLive ? ['Live'] : []),
				...(revision.review ? [REVIEW_WORDS[revision.review.verdict ?? 'open']] : [])
			]
		}))
	};
});

const REVIEW_WORDS = {
	open: 'In review',
	approved: 'Approved',
	'changes-asked': 'Changes asked for',
	withdrawn: 'Taken back from review'
};
