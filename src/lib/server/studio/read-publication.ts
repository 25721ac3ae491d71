import { Temporal } from 'temporal-polyfill';
import { isOwnCode } from '#lib/domain/content/own-code.ts';
import { countedReleases } from '#lib/domain/compliance/own-releases.ts';
import { can } from '#lib/domain/identity/can.ts';
import { difference } from '#lib/domain/scenario/difference.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { draftTitle } from '#lib/domain/studio/draft-title.ts';
import { groupInWords, groupOfFivesInWords } from '#lib/domain/studio/group-in-words.ts';
import type { Verdict } from '#lib/domain/studio/stage.ts';
import type { Context } from '#lib/server/context.ts';
import { readScenario } from '#lib/server/course/content.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { namesToday } from './draft-summary.ts';
import { findDraft } from './draft/queries.ts';
import { countHolders, countOpenRuns, listReleaseLines, type ReleaseLine } from './publish/queries.ts';
import { findReviewText, listReviews } from './review/queries.ts';

type Reviews = Awaited<ReturnType<typeof listReviews>>;

/** What the newest review of a draft makes of it: nothing can be published but what stands `ready`. */
type Stands = 'not-sent' | 'in-review' | 'changes-asked' | 'ready' | 'published';

/**
 * All that a trainer weighs before publishing: what was approved and what it changes, who is in the middle, how many
 * hold a pass (small groups are not told), and every release of the code so far. `state` of a release: whether it counts, did, waits or never will.
 */
export async function readPublication(context: Context, { draftId }: { draftId: string }) {
	if (!can(context.actor, { action: 'publish-scenario' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const draft = await findDraft(trx, departmentId, draftId);
		if (!draft || !isOwnCode(draft.code)) throw new NotFound();
		const { code } = draft;
		const reviews = (await listReviews(trx, departmentId, draftId)).filter(
			({ verdict }) => verdict !== 'withdrawn'
		);
		const releases = await listReleaseLines(trx, departmentId, code);
		const review = reviews[0] ?? null;
		const text = review && (await findReviewText(trx, departmentId, review.id));
		// What was taken back can be published once more.
		const sinceRetired = releases.slice(releases.findLastIndex(({ retired }) => retired) + 1);
		const released = (review && sinceRetired.find((one) => one.reviewId === review.id)) ?? null;
		const counted = countedReleases(releases, context.now);
		const live = counted.at(-1) ?? null;
		const names = await namesToday(trx, context, [...peopleOf(reviews), ...releases.flatMap(namedIn)]);
		return {
			code,
			title: text ? draftTitle(text) : code,
			stands: standsAt(review?.verdict, released !== null, review !== null),
			review: review && {
				id: review.id,
				askedBy: names.get(review.askedBy) ?? '',
				decidedBy: review.decidedBy && (names.get(review.decidedBy) ?? ''),
				decidedAt: review.decidedAt
			},
			released: released && { id: released.id, hash: released.hash, releasedAt: released.releasedAt },
			live: live && { hash: live.hash, releasedAt: live.releasedAt, retired: live.retired },
			changes: text ? await changesOf(trx, live, text, code) : [],
			inTheMiddle: (await countOpenRuns(trx, departmentId, code)).map((row) => ({
				hash: row.hash,
				officers: groupInWords(Number(row.officers))
			})),
			holders: groupOfFivesInWords(await countHolders(trx, departmentId, code)),
			history: releases.toReversed().map((one) => ({
				...one,
				state: stateOf(one, counted, context.now),
				by: names.get(one.releasedBy) ?? '',
				approvedBy: one.approvedBy && (names.get(one.approvedBy) ?? '')
			}))
		};
	});
}

const peopleOf = (reviews: Reviews) =>
	reviews.slice(0, 1).flatMap(({ askedBy, decidedBy }) => (decidedBy ? [askedBy, decidedBy] : [askedBy]));

const namedIn = ({ releasedBy, approvedBy }: ReleaseLine) =>
	approvedBy ? [releasedBy, approvedBy] : [releasedBy];

function standsAt(verdict: Verdict | null | undefined, isReleased: boolean, isSent: boolean): Stands {
	if (isReleased) return 'published';
	if (!isSent) return 'not-sent';
	if (verdict === 'approved') return 'ready';
	return verdict === 'changes-asked' ? 'changes-asked' : 'in-review';
}

/** What the text changes against the version that counts, or did before the scenario was taken back. */
async function changesOf(trx: Tx, live: { hash: string } | null, text: string, code: string) {
	const { scenario } = parseScenario(text, `${code}.md`);
	if (!scenario) return [];
	return difference(live && (await readScenario(trx, live.hash)), scenario);
}

/** Whether a release counts now, did count, waits for its day, or was overtaken before its day came. */
function stateOf(
	release: ReleaseLine,
	counted: readonly ReleaseLine[],
	now: Temporal.Instant
): 'live' | 'past' | 'waiting' | 'overtaken' {
	if (counted.at(-1) === release) return 'live';
	if (counted.includes(release)) return 'past';
	return Temporal.Instant.compare(release.releasedAt, now) > 0 ? 'waiting' : 'overtaken';
}
