import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Context } from '#lib/server/context.ts';
import type { listDrafts } from '#lib/server/studio/list-drafts.ts';
import { savedInWords } from '#routes/(trainer)/saved-words.ts';

type Draft = Awaited<ReturnType<typeof listDrafts>>[number];

/** Under which heading of the trainer's home a draft stands; what is live has a list of its own. */
export function sectionOf({ stage }: Pick<Draft, 'stage'>): 'writing' | 'in-review' | 'approved' | 'live' {
	return stage === 'changes-asked' ? 'writing' : stage;
}

const several = (count: number, one: string, many: string) =>
	count === 0 ? '' : count === 1 ? `1 ${one}` : `${count} ${many}`;

/** What a draft still lacks, in words: `2 things to fix, 1 hint`. */
export const lacksInWords = ({ toFix, hints }: Pick<Draft, 'toFix' | 'hints'>) =>
	[several(toFix, 'thing to fix', 'things to fix') || 'Nothing to fix', several(hints, 'hint', 'hints')]
		.filter(Boolean)
		.join(', ');

/** A draft as its line says it; `waiting` are the drafts whose review waits for the reader. */
export function draftLine(
	draft: Draft,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	waiting: readonly string[] = []
) {
	const { timeZone } = actor;
	const { id, code, title, stage, review, openComments } = draft;
	return {
		...{ id, code, title },
		about: [
			lacksInWords(draft),
			...(stage === 'changes-asked' ? ['changes asked for'] : []),
			...(openComments > 0 ? [several(openComments, 'open comment', 'open comments')] : [])
		].join(' · '),
		saved: `Saved ${savedInWords(draft.savedAt, now, timeZone)}, by ${draft.savedBy}`,
		asked: review && `Sent ${savedInWords(review.askedAt, now, timeZone)}, by ${review.askedBy}`,
		isMine: waiting.includes(id)
	};
}

interface Live {
	code: string;
	hash: string;
	title: string;
	releasedAt: Temporal.Instant;
	draftId: string | null;
	finished?: string;
	open?: string;
}

/** A published scenario of the department's own as its line says it. */
export const liveLine = (
	{ code, hash, title, releasedAt, draftId, finished, open }: Live,
	timeZone: string
) => ({
	...{ code, hash, title, draftId },
	version: hash.slice(0, 8),
	since: dayInWords(localDay(releasedAt, timeZone)),
	finished: finished ?? '',
	open: open ?? ''
});
