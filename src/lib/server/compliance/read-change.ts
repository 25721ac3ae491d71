import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Asked } from '#lib/domain/compliance/asked-again.ts';
import { placeOf } from '#lib/domain/compliance/own-releases.ts';
import { shownChanges, type ShownChange } from '#lib/domain/compliance/shown-changes.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readScenario } from '#lib/server/course/content.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { findAsking } from './find-asking.ts';

export interface ChangeView {
	title: string;
	/** What changed, in the trainer's words. */
	note: string;
	since: Temporal.PlainDate;
	/** What the release asks of this officer now; null where it asks nothing any more. */
	asks: Asked['kind'] | null;
	isBound: boolean;
	/** Where the scenario is taken. */
	requirementId: string;
	code: string;
	/** When the officer said that they have read it; null while they have not. */
	readAt: Temporal.Instant | null;
	/** Null for somebody who has passed no version: scenes are read when they are reached, and not before. */
	changes: ShownChange[] | null;
}

/** What a release of the department's own changed, for an officer who took the version before it or is bound to. */
export async function readChange(
	context: Context,
	{ releaseId }: { releaseId: number }
): Promise<ChangeView> {
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const asking = await findAsking(trx, context, releaseId);
		const { release, counted, runs, requirementId, code, asks, isBound, readAt } = asking;
		const place = counted.indexOf(release);
		// Against what the officer passed last before it; else against what was in force before.
		const held = Math.max(
			-1,
			...runs.filter(({ passed }) => passed).map(({ hash }) => placeOf(counted.slice(0, place), hash))
		);
		const before = counted[held >= 0 ? held : place - 1]!;
		const after = await readScenario(trx, release.hash);
		return {
			title: after.title,
			note: release.note,
			since: localDay(release.releasedAt, context.actor.timeZone),
			...{ asks, isBound, requirementId, code, readAt },
			changes: asking.hasPassed ? shownChanges(await readScenario(trx, before.hash), after) : null
		};
	});
}
