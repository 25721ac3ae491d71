import type { Context } from '#lib/server/context.ts';
import type { readReviewSheet } from '#lib/server/studio/read-review-sheet.ts';
import { savedInWords } from '#routes/(trainer)/saved-words.ts';

type Sheet = Awaited<ReturnType<typeof readReviewSheet>>;
type Acting = Pick<Context, 'actor' | 'now'>;

/** A comment as it stands beside its scene, which may be called otherwise by now, or be gone. */
export const commentShown = (
	comment: Sheet['comments'][number],
	scenes: readonly { key: string; name: string }[],
	{ actor, now }: Acting
) => ({
	id: comment.id,
	scene: comment.scene,
	about:
		comment.scene === null
			? 'On the whole'
			: `On “${scenes.find(({ key }) => key === comment.scene)?.name ?? comment.scene}”`,
	words: comment.words,
	by: `${comment.writtenBy}, ${savedInWords(comment.writtenAt, now, actor.timeZone)}`,
	settled:
		comment.settledAt &&
		`Settled by ${comment.settledBy}, ${savedInWords(comment.settledAt, now, actor.timeZone)}`
});

export type ShownComment = ReturnType<typeof commentShown>;

interface Decided {
	id: string;
	verdict: NonNullable<Sheet['earlier'][number]['verdict']> | null;
	note: string;
	words: string | null;
	clinician: string | null;
	askedBy: string;
	askedAt: Sheet['earlier'][number]['askedAt'];
	decidedBy: string | null;
	decidedAt: Sheet['earlier'][number]['decidedAt'];
}

const VERDICT_WORDS = { approved: 'Approved', 'changes-asked': 'Changes asked for', withdrawn: 'Taken back' };

/** What came of a review. */
export function decidedShown(review: Decided, { actor, now }: Acting) {
	const { id, verdict, note, words, clinician, askedBy, askedAt, decidedBy, decidedAt } = review;
	return {
		...{ id, verdict, note, words: words ?? '' },
		title: verdict ? VERDICT_WORDS[verdict] : 'In review',
		asked: `Sent by ${askedBy}, ${savedInWords(askedAt, now, actor.timeZone)}`,
		decided: decidedAt && `${decidedBy}, ${savedInWords(decidedAt, now, actor.timeZone)}`,
		clinician: clinician && `Read by ${clinician}, with clinical training`
	};
}
