import { checklist } from '#lib/domain/studio/checklist.ts';
import { difference } from '#lib/domain/scenario/difference.ts';
import { needsClinician } from '#lib/domain/studio/intense-content.ts';
import { scriptOf } from '#lib/domain/studio/script.ts';
import { missingMedia } from '#lib/domain/studio/shown-media.ts';
import type { Context } from '#lib/server/context.ts';
import { readScenario } from '#lib/server/course/content.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { checkDraft } from './check-draft.ts';
import { listMedia } from './list-media.ts';
import { readDraft } from './read-draft.ts';
import { readReview } from './read-review.ts';
import { criticalErrorSentences } from './read-script.ts';

/**
 * Everything that the page of a review shows: what readReview says; while one is open the text that was sent as a
 * script, with what it changes of the live version; otherwise how ready the draft is to be sent.
 */
export async function readReviewSheet(context: Context, { draftId }: { draftId: string }) {
	const { review, ...draft } = await readReview(context, { draftId });
	if (review?.verdict === null) {
		const { text, ...open } = review;
		return { ...draft, review: open, sent: await sentSheet(context, draft.live?.hash, text), ready: null };
	}
	const { text: _, ...decided } = review ?? { text: '' };
	return {
		...draft,
		review: 'id' in decided ? decided : null,
		sent: null,
		ready: await readiness(context, draftId)
	};
}

/** The text that was sent, as its reviewer reads it. */
async function sentSheet(context: Context, liveHash: string | undefined, text: string) {
	const { scenario, proof, problems } = await checkDraft(text);
	const live =
		liveHash === undefined
			? null
			: await readInDepartment(context.db, context.actor.departmentId, (trx) => readScenario(trx, liveHash));
	return {
		...{ scenario, proof, problems },
		script: scenario && scriptOf(scenario, criticalErrorSentences()),
		/** Null where nothing is live to compare with. */
		changes: live && scenario ? difference(live, scenario) : null
	};
}

/** What stands between the draft as it is now and a review. */
async function readiness(context: Context, draftId: string) {
	const { text, textHash } = await readDraft(context, { draftId });
	const { scenario, problems } = await checkDraft(text);
	const media = (await listMedia(context)).map(({ hash }) => hash);
	const isIntense = needsClinician(scenario);
	return {
		textHash,
		scenes: scenario?.scenes.map(({ key, name }) => ({ key, name })) ?? [],
		needsClinician: isIntense,
		errors: problems.filter(({ severity }) => severity === 'error'),
		// Whether a clinician reads it is for the reviewer to say, not for whoever sends it.
		checklist: checklist({
			...{ problems, missingMedia: missingMedia(scenario, media) },
			...{ needsClinician: false, clinician: null }
		})
	};
}
