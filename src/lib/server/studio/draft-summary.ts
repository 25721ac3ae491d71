import { localDay } from '#lib/domain/calendar/local-day.ts';
import { stageOf } from '#lib/domain/studio/stage.ts';
import { listNames } from '#lib/server/compliance/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { DraftState } from './draft/queries.ts';

/** The names that some people have today, by id, as pages of the studio show them. */
export const namesToday = (trx: Tx, { actor, now }: Pick<Context, 'actor' | 'now'>, ids: string[]) =>
	listNames(trx, actor.departmentId, [...new Set(ids)], localDay(now, actor.timeZone));

/** Whoever a row of a state names. */
export const peopleOf = ({ savedBy, askedBy }: DraftState) =>
	askedBy === null ? [savedBy] : [savedBy, askedBy];

/** A draft without its text: what its line in a list and the head of its pages say. */
export function draftSummary(row: DraftState, names: ReadonlyMap<string, string>) {
	const review =
		row.reviewId === null
			? null
			: {
					id: row.reviewId,
					textHash: row.reviewTextHash!,
					verdict: row.verdict,
					askedBy: names.get(row.askedBy!) ?? '',
					askedAt: row.askedAt!
				};
	const live =
		row.liveHash === null
			? null
			: { hash: row.liveHash, releasedAt: row.releasedAt!, retired: row.retired === true };
	return {
		...{ id: row.id, code: row.code, textHash: row.textHash, number: row.number },
		...{ savedAt: row.savedAt, savedBy: names.get(row.savedBy) ?? '', putAwayAt: row.putAwayAt },
		...{ review, live, openComments: row.openComments },
		stage: stageOf({
			textHash: row.textHash,
			review,
			live: live && { textHash: row.liveTextHash, retired: live.retired }
		})
	};
}
