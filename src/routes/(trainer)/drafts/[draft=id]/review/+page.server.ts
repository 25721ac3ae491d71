import { fail, redirect } from '@sveltejs/kit';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { addComment } from '#lib/server/studio/add-comment.ts';
import { askReview } from '#lib/server/studio/ask-review.ts';
import { decideReview } from '#lib/server/studio/decide-review.ts';
import { readReviewSheet } from '#lib/server/studio/read-review-sheet.ts';
import { settleComment } from '#lib/server/studio/settle-comment.ts';
import { withdrawReview } from '#lib/server/studio/withdraw-review.ts';
import { answering } from '#routes/answer.ts';
import { draftShown } from '#routes/(trainer)/drafts/[draft=id]/draft-shown.ts';
import { headerFacts, proofFacts } from '#routes/(trainer)/drafts/[draft=id]/script/script-facts.ts';
import { servicesIn } from '#routes/(trainer)/modules/[hash=hash]/shown-version.ts';
import {
	ASK_REFUSALS,
	askSchema,
	commentSchema,
	DECIDE_REFUSALS,
	decideSchema,
	settleSchema,
	WITHDRAW_REFUSALS,
	withdrawSchema
} from './review-forms.ts';
import { commentShown, decidedShown } from './review-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const sheet = await readReviewSheet(locals, { draftId: params.draft });
	const { review, earlier, comments, sent, ready } = sheet;
	const today = localDay(locals.now, locals.actor.timeZone);
	return {
		draft: draftShown(sheet),
		isLive: sheet.live !== null,
		review: review && decidedShown(review, locals),
		open: sent &&
			review && {
				...{ id: review.id, mayDecide: review.mayDecide, mayWithdraw: review.mayWithdraw },
				...{ isNewest: review.isNewest, authors: review.authors, checklist: review.checklist },
				...{ needsClinician: review.needsClinician, intenseScenes: review.intenseScenes },
				...{ script: sent.script, changes: sent.changes },
				facts: sent.scenario ? headerFacts(sent.scenario) : [],
				proof: proofFacts(sent.problems, sent.proof),
				services: servicesIn(sent.scenario?.scenes.flatMap(({ blocks }) => blocks) ?? [], today)
			},
		ready: ready && {
			...{ textHash: ready.textHash, checklist: ready.checklist, needsClinician: ready.needsClinician },
			errors: ready.errors.map(({ line, message, why }) => ({ line, message, why }))
		},
		comments: comments.map((comment) =>
			commentShown(comment, sent?.scenario?.scenes ?? ready?.scenes ?? [], locals)
		),
		earlier: earlier.map((one) => decidedShown(one, locals))
	};
});

const pageOf = (draftId: string, at = '') => `/drafts/${draftId}/review${at}`;

export const actions = {
	ask: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, askSchema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const asked = await askReview(locals, { draftId: params.draft, ...form.value });
		if (asked.kind === 'refused')
			return fail(409, {
				issues: { form: ASK_REFUSALS[asked.reason] } as Record<string, string>,
				values: { note: form.value.note } as Record<string, string>
			});
		redirect(303, pageOf(params.draft));
	}),
	withdraw: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, withdrawSchema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const withdrawn = await withdrawReview(locals, { reviewId: form.value.review });
		if (withdrawn.kind === 'refused')
			return fail(409, {
				issues: { form: WITHDRAW_REFUSALS[withdrawn.reason] } as Record<string, string>,
				values: {} as Record<string, string>
			});
		redirect(303, pageOf(params.draft));
	}),
	decide: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, decideSchema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { review: reviewId, verdict, words, clinician } = form.value;
		const values = { verdict, words, clinician } as Record<string, string>;
		if (verdict === 'changes-asked' && words === '')
			return fail(400, {
				issues: { words: 'Say what has to change, so that it can be mended.' } as Record<string, string>,
				values
			});
		const decided = await decideReview(locals, { reviewId, verdict, words, clinician });
		if (decided.kind === 'refused')
			return fail(409, { issues: DECIDE_REFUSALS[decided.reason] as Record<string, string>, values });
		redirect(303, pageOf(params.draft));
	}),
	comment: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, commentSchema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { scene, comment } = form.value;
		const added = await addComment(locals, { draftId: params.draft, scene: scene || null, words: comment });
		if (added.kind === 'refused')
			return fail(400, {
				issues: { comment: 'Write what you want to say, in at most 4000 characters.' } as Record<
					string,
					string
				>,
				values: { scene, comment } as Record<string, string>
			});
		redirect(303, pageOf(params.draft, `#comment-${added.commentId}`));
	}),
	settle: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, settleSchema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		await settleComment(locals, { commentId: form.value.settled });
		redirect(303, pageOf(params.draft, `#comment-${form.value.settled}`));
	})
};
