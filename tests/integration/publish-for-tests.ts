import { hashText } from '#lib/domain/audit/canonical.ts';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';
import { readTraining } from '#lib/server/compliance/read-training.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import type { Context } from '#lib/server/context.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { askReview } from '#lib/server/studio/ask-review.ts';
import { decideReview } from '#lib/server/studio/decide-review.ts';
import { publishDraft } from '#lib/server/studio/publish-draft.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { soundText, startDraft } from './studio-for-tests.ts';

/** Who writes and publishes, and who approves. */
export interface Studio {
	trainer: Context;
	second: Context;
}

/** A text sent to review by the one and approved by the other: under a new code, or as the draft's next text. */
export async function approveText({ trainer, second }: Studio, text: string, known?: string) {
	const draftId = known ?? (await startDraft(trainer, { text, cause: 'template' })).draftId;
	const { textHash: base, code } = await readDraft(trainer, { draftId });
	await saveDraft(trainer, { draftId, text, base, fresh: true });
	const asked = await askReview(trainer, { draftId, base: hashText(text), note: '' });
	if (asked.kind === 'refused') throw new Error(asked.reason);
	const { reviewId } = asked;
	const decided = await decideReview(second, {
		reviewId,
		verdict: 'approved',
		words: 'Good.',
		clinician: null
	});
	if (decided.kind === 'refused') throw new Error(decided.reason);
	return { draftId, code, reviewId };
}

/** The same, and published. */
export async function publishText(
	studio: Studio,
	text = soundText(),
	more: Partial<Omit<Parameters<typeof publishDraft>[1], 'reviewId'>> & {
		draftId?: string;
		effect?: ReleaseEffect;
	} = {}
) {
	const { draftId, effect = 'none', note = 'Said more clearly.', effectiveOn = null } = more;
	const approved = await approveText(studio, text, draftId);
	const published = await publishDraft(studio.trainer, {
		reviewId: approved.reviewId,
		effect,
		note,
		effectiveOn
	});
	if (published.kind === 'refused') throw new Error(published.reason);
	return { ...approved, ...published };
}

/** The studio some minutes later. */
export const studioLater = ({ trainer, second }: Studio, minutes: number): Studio => ({
	trainer: { ...trainer, now: trainer.now.add({ minutes }) },
	second: { ...second, now: second.now.add({ minutes }) }
});

/** Where the officer practises a code. */
export async function practiceOf(officer: Context, code: string): Promise<string> {
	const found = (await readTraining(officer)).practice.find((one) => one.code === code);
	if (!found) throw new Error(`${code} is not on offer.`);
	return found.requirementId;
}

/** Begins, or goes on with, a run of `soundText`. */
export async function begin(officer: Context, requirementId: string, code: string): Promise<string> {
	const run = await startRun(officer, { requirementId, code });
	if (run.kind === 'refused') throw new Error(run.reason);
	return run.runId;
}

/** Takes the same line in each scene of `soundText`: 0 passes, 1 comes to the end without a point. */
export async function finish(officer: Context, runId: string, choice = 0): Promise<void> {
	for (let step = 0, finished = false; !finished; step++) {
		const made = await makeChoice(officer, { runId, step, made: { kind: 'choice', choice } });
		if (made.kind === 'refused') throw new Error(made.reason);
		finished = made.finished;
	}
}

/** Begins and passes a run. */
export async function pass(officer: Context, requirementId: string, code: string): Promise<string> {
	const runId = await begin(officer, requirementId, code);
	await finish(officer, runId);
	return runId;
}
