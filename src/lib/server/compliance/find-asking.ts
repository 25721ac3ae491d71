import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { askedAgain, type Asked, type RunOfVersion } from '#lib/domain/compliance/asked-again.ts';
import type { OwnRelease } from '#lib/domain/compliance/own-releases.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { assigned } from './assignments.ts';
import { countedOf, readCounted } from './counted-releases.ts';
import { readPerson } from './facts/read-facts.ts';
import { findOwnRelease, findReading, listScenarioProgress } from './queries.ts';
import { listRequirements } from './requirement/queries.ts';
import { readReadings, versionsOf } from './training-asked.ts';

/** A release as one officer meets it. */
export interface Asking {
	release: OwnRelease;
	/** What has counted of its code, first to last; the release is among them, and is not the first. */
	counted: OwnRelease[];
	runs: RunOfVersion[];
	requirementId: string;
	code: string;
	/** Whether they have passed any version of it, in whatever cycle: only they have met what it tells. */
	hasPassed: boolean;
	/** What it asks of them now. */
	asks: Asked['kind'] | null;
	isBound: boolean;
	readAt: Temporal.Instant | null;
}

/**
 * A release that changed a scenario which the officer is bound to or has begun. Throws NotFound for any other: what a
 * scenario says is nobody's to read before they take it.
 */
export async function findAsking(
	trx: Tx,
	context: Pick<Context, 'actor' | 'now'>,
	releaseId: number
): Promise<Asking> {
	const { actor, now } = context;
	const { departmentId, personId, timeZone } = actor;
	const found = await findOwnRelease(trx, departmentId, releaseId);
	if (!found) throw new NotFound();
	const { code } = found;
	const counted = countedOf(await readCounted(trx, context, [code]), code);
	const release = counted.find(({ id }) => id === releaseId);
	if (!release || release.retired || release === counted[0]) throw new NotFound();

	const today = localDay(now, timeZone);
	const progress = await listScenarioProgress(trx, departmentId, personId);
	const read = (await readReadings(trx, actor)).get(code) ?? null;
	const reading = await findReading(trx, departmentId, personId, releaseId);
	const hasPassed = progress.some((one) => one.code === code && one.passed.length > 0);
	const person = await readPerson(trx, actor, personId, today);
	const askings = (await listRequirements(trx, departmentId)).flatMap((row): Asking[] => {
		const { requirement, boundSince, standing } = assigned(person, row, today);
		if (!requirement.items.some((item) => item.code === code)) return [];
		const cycle = standing.cycle?.number ?? 1;
		const run = progress.find(
			(one) => one.requirementId === row.id && one.cycle === cycle && one.code === code
		);
		if (!run && boundSince === null) return [];
		const runs = run ? versionsOf(run) : [];
		const dayOf = (moment: Temporal.Instant) => localDay(moment, timeZone);
		const asked = askedAgain({ counted, runs, boundSince, dayOf, readId: read });
		return [
			{
				...{ release, counted, runs, requirementId: row.id, code, hasPassed },
				isBound: boundSince !== null,
				asks: asked?.release.id === releaseId ? asked.kind : null,
				readAt: reading?.readAt ?? null
			}
		];
	});
	const asking = askings.find(({ asks }) => asks !== null) ?? askings[0];
	if (!asking) throw new NotFound();
	return asking;
}
