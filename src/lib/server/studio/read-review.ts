import { can } from '#lib/domain/identity/can.ts';
import { checklist } from '#lib/domain/studio/checklist.ts';
import { draftTitle } from '#lib/domain/studio/draft-title.ts';
import { intenseScenes, needsClinician } from '#lib/domain/studio/intense-content.ts';
import { missingMedia } from '#lib/domain/studio/shown-media.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { checkDraft } from './check-draft.ts';
import { draftSummary, namesToday, peopleOf } from './draft-summary.ts';
import { findHead, listDraftStates } from './draft/queries.ts';
import { listMediaRows } from './media/queries.ts';
import { namedComments } from './named-comments.ts';
import { authorsOf } from './record-decision.ts';
import { findReviewText, listReviews } from './review/queries.ts';

/**
 * The newest review of a draft with the text that was sent, who wrote it, the checklist and what the actor may do;
 * the comments on the draft and what came of earlier reviews. `review` is null before the first.
 */
export async function readReview(context: Context, { draftId }: { draftId: string }) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	const read = await readInDepartment(context.db, departmentId, async (trx) => {
		const [state] = await listDraftStates(trx, departmentId, context.now, { draftId });
		const head = await findHead(trx, departmentId, draftId);
		if (!state || !head) throw new NotFound();
		const names = await namesToday(trx, context, peopleOf(state));
		const { newest, earlier, authors } = await namedReviews(trx, context, draftId);
		return {
			draft: { ...draftSummary(state, names), title: draftTitle(head.text) },
			review: newest && { ...newest, text: (await findReviewText(trx, departmentId, newest.id))! },
			authors,
			earlier,
			comments: await namedComments(trx, context, draftId),
			media: (await listMediaRows(trx, departmentId)).map(({ hash }) => hash)
		};
	});
	const { draft, review, authors, earlier, comments, media } = read;
	if (!review) return { ...draft, review: null, earlier, comments };

	const { scenario, problems } = await checkDraft(review.text);
	const mustName = needsClinician(scenario);
	const { personId } = context.actor;
	const authorIds = authors.map(({ id }) => id);
	const isOpen = review.verdict === null;
	return {
		...draft,
		review: {
			...review,
			/** The names of everybody whose words are in it: none of them decides. */
			authors: authors.map(({ name }) => name),
			/** The draft has not changed since it was sent. */
			isNewest: review.textHash === draft.textHash,
			mayDecide: isOpen && can(context.actor, { action: 'approve-scenario', authors: authorIds }),
			mayWithdraw: isOpen && authorIds.includes(personId),
			needsClinician: mustName,
			intenseScenes: scenario ? intenseScenes(scenario) : [],
			checklist: checklist({
				...{ problems, missingMedia: missingMedia(scenario, media) },
				...{ needsClinician: mustName, clinician: review.clinician }
			})
		},
		earlier,
		comments
	};
}

async function namedReviews(trx: Tx, acting: Pick<Context, 'actor' | 'now'>, draftId: string) {
	const { departmentId } = acting.actor;
	const rows = await listReviews(trx, departmentId, draftId);
	const authors = rows[0] ? await authorsOf(trx, departmentId, rows[0]) : [];
	const people = rows.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy ?? askedBy]);
	const names = await namesToday(trx, acting, [...people, ...authors]);
	const nameOf = (id: string) => names.get(id) ?? '';
	const [newest = null, ...earlier] = rows.map((row) => ({
		...row,
		askedBy: nameOf(row.askedBy),
		decidedBy: row.decidedBy && nameOf(row.decidedBy)
	}));
	return { newest, earlier, authors: authors.map((id) => ({ id, name: nameOf(id) })) };
}
