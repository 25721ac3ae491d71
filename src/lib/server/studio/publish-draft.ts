import type { Temporal } from 'temporal-polyfill';
import { yamlValues } from '#lib/domain/course/yaml-map.ts';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';
import { composeScenario } from '#lib/domain/course/compose-scenario.ts';
import { contentHash, documentDigest } from '#lib/domain/course/content-digest.ts';
import { releaseDigest } from '#lib/domain/course/release-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { beginningOn } from '#lib/domain/studio/effective-day.ts';
import { asNote } from '#lib/domain/studio/note-text.ts';
import { missingMedia } from '#lib/domain/studio/shown-media.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { offerPractice } from '#lib/server/compliance/offer-practice.ts';
import { insertOwnRelease, insertVersion, listReleasesInOrder } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readDataFile } from '#lib/server/course/data-files.ts';
import { inDepartment, readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { checkDraft } from './check-draft.ts';
import { findDraft } from './draft/queries.ts';
import { listMediaRows } from './media/queries.ts';
import { findReleaseOfReview, lockReleases } from './publish/queries.ts';
import { findReview, findReviewText, listReviews } from './review/queries.ts';

type Published = { kind: 'published'; releaseId: number; hash: string };
type NotPublished = Refused<
	| 'not-approved'
	| 'overtaken'
	| 'has-errors'
	| 'media-missing'
	| 'note-missing'
	| 'day-passed'
	| 'day-too-far'
>;

/**
 * Publishes the text that was approved, exactly as it was sent to review: a version under its hash, a release from a
 * day on, and the first time the offer to practise it. Publishing the same review again returns what was released, and brings it back where it was taken back since.
 * @param input.effectiveOn a day of the department from whose beginning it counts; null for at once
 */
export async function publishDraft(
	context: Context,
	input: {
		reviewId: string;
		effect: ReleaseEffect;
		note: string;
		effectiveOn: Temporal.PlainDate | null;
	}
): Promise<Published | NotPublished> {
	if (!can(context.actor, { action: 'publish-scenario' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	const { reviewId, effect } = input;
	const note = asNote(input.note, 2000);
	const text = await readInDepartment(context.db, departmentId, (trx) =>
		findReviewText(trx, departmentId, reviewId)
	);
	if (text === undefined) throw new NotFound();
	// The rules may have become stricter since it was approved. Checked before any lock is held.
	const { scenario, problems } = await checkDraft(text);
	const isSound = scenario !== null && !problems.some(({ severity }) => severity === 'error');

	return inDepartment(context.db, departmentId, async (trx): Promise<Published | NotPublished> => {
		const { draftId } = (await findReview(trx, departmentId, reviewId))!;
		const { code } = (await findDraft(trx, departmentId, draftId))!;
		await lockReleases(trx, departmentId, code);
		const known = await findReleaseOfReview(trx, departmentId, reviewId);
		if (known) return { kind: 'published', releaseId: known.id, hash: known.hash };

		// Read under the lock: what is published is the newest text that was decided on.
		const [newest] = (await listReviews(trx, departmentId, draftId)).filter(
			({ verdict }) => verdict !== 'withdrawn'
		);
		const review = (await findReview(trx, departmentId, reviewId))!;
		if (review.verdict !== 'approved') return { kind: 'refused', reason: 'not-approved' };
		if (newest!.id !== reviewId) return { kind: 'refused', reason: 'overtaken' };
		if (!isSound) return { kind: 'refused', reason: 'has-errors' };
		const media = (await listMediaRows(trx, departmentId)).map(({ hash }) => hash);
		if (missingMedia(scenario, media).length > 0) return { kind: 'refused', reason: 'media-missing' };
		if (effect !== 'none' && note === '') return { kind: 'refused', reason: 'note-missing' };
		const releasedAt = beginningOn(input.effectiveOn, context.now, timeZone);
		if (typeof releasedAt === 'string') return { kind: 'refused', reason: releasedAt };

		const isFirst = (await listReleasesInOrder(trx, departmentId, code)).length === 0;
		const version = await storeVersion(trx, context, { code, text, scenario });
		const releaseId = await release(trx, context, { code, version, releasedAt, effect, note, reviewId });
		if (isFirst) await offerPractice(trx, context, code);
		return { kind: 'published', releaseId, hash: version.hash };
	});
}

async function storeVersion(
	trx: Tx,
	{ actor: { departmentId }, now }: Context,
	{ code, text, scenario }: { code: string; text: string; scenario: Scenario }
) {
	const sources = { [`${code}.md`]: text };
	const hash = contentHash({ code, kind: 'scenario', sources, departmentId });
	const criticalErrors = yamlValues(readDataFile('critical-errors.yaml')) as Record<string, string>;
	const document = composeScenario(code, scenario, criticalErrors);
	const digest = documentDigest(document);
	await insertVersion(trx, {
		...{ hash, code, kind: 'scenario', title: scenario.title, sources, document },
		...{ documentDigest: digest, publishedAt: now, departmentId }
	});
	return { hash, digest };
}

async function release(
	trx: Tx,
	context: Context,
	{
		version,
		...given
	}: {
		code: string;
		version: { hash: string; digest: string };
		releasedAt: Temporal.Instant;
		effect: ReleaseEffect;
		note: string;
		reviewId: string;
	}
): Promise<number> {
	const { departmentId, personId } = context.actor;
	const row = {
		...{ ...given, departmentId, hash: version.hash },
		...{ recordedAt: context.now, releasedBy: personId, retired: false }
	};
	const id = await insertOwnRelease(trx, row);
	await recordEvents(trx, context, {
		kind: 'scenario-released',
		subject: given.code,
		digest: releaseDigest({ ...row, id }),
		...{ release: String(id), effect: given.effect },
		...{ content: version.hash, contentDigest: version.digest }
	});
	return id;
}
