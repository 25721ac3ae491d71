// How far a draft has come, told from what is kept of it. Nothing of it is stored: a text that is put back as it was
// stands where it stood.

export type Stage = 'writing' | 'in-review' | 'changes-asked' | 'approved' | 'live';

export type Verdict = 'approved' | 'changes-asked' | 'withdrawn';

export interface StageFacts {
	/** The hash of the text as it is now. */
	textHash: string;
	/** The newest review and what came of it; `verdict` is null while nobody has decided. */
	review: { textHash: string; verdict: Verdict | null } | null;
	/** What counts now; the hash of the text that it was published from. */
	live: { textHash: string | null; retired: boolean } | null;
}

/**
 * Where a draft stands. A review that is open stays open however much is written meanwhile, since it is about the text
 * that was sent; an approval is of one text and none other; changes that were asked for stay asked for until the
 * next review.
 */
export function stageOf({ textHash, review, live }: StageFacts): Stage {
	if (review && review.verdict === null) return 'in-review';
	if (live && !live.retired && live.textHash === textHash) return 'live';
	if (review?.verdict === 'approved' && review.textHash === textHash) return 'approved';
	return review?.verdict === 'changes-asked' ? 'changes-asked' : 'writing';
}
