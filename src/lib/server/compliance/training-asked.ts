import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { askedAgain, type Asked } from '#lib/domain/compliance/asked-again.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { readVersion } from '#lib/server/content/read-version.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { Assigned } from './assignments.ts';
import { countedOf, type Counted } from './counted-releases.ts';
import { listChangeReadings, type listScenarioProgress } from './queries.ts';

/** What a new version of a scenario asks of the officer. */
export interface TrainingAsked {
	kind: Asked['kind'];
	releaseId: number;
	requirementId: string;
	code: string;
	/** As the new version is called. */
	title: string;
	/** What changed, in the trainer's words. */
	note: string;
	since: Temporal.PlainDate;
	/** Whether the officer is bound to the scenario; else they took it as practice. */
	isBound: boolean;
}

type Progress = Awaited<ReturnType<typeof listScenarioProgress>>[number];

/** The last release of each code that the officer has read about. */
export async function readReadings(trx: Tx, { departmentId, personId }: Actor): Promise<Map<string, number>> {
	const readings = await listChangeReadings(trx, departmentId, personId);
	return new Map(readings.map(({ code, releaseId }) => [code, Number(releaseId)]));
}

/** What somebody began of a scenario, as the rules about versions see it. */
export const versionsOf = ({ begun, passed }: Pick<Progress, 'begun' | 'passed'>) =>
	begun.map((hash) => ({ hash, passed: passed.includes(hash) }));

/**
 * What new versions ask of the officer under one requirement.
 * @param runs those of the cycle that work counts for now
 */
export async function askedOf(
	trx: Tx,
	{ requirement, boundSince }: Pick<Assigned, 'requirement' | 'boundSince'>,
	runs: readonly Progress[],
	{ counted, read, timeZone }: { counted: Counted; read: ReadonlyMap<string, number>; timeZone: string }
): Promise<TrainingAsked[]> {
	const all: TrainingAsked[] = [];
	for (const { code } of requirement.items) {
		const run = runs.find((run) => run.code === code);
		const asked = askedAgain({
			counted: countedOf(counted, code),
			runs: run ? versionsOf(run) : [],
			boundSince,
			dayOf: (moment) => localDay(moment, timeZone),
			readId: read.get(code) ?? null
		});
		if (!asked) continue;
		const { kind, release } = asked;
		const { title } = await readVersion(trx, release.hash, 'scenario');
		const since = localDay(release.releasedAt, timeZone);
		all.push({
			...{
				kind,
				releaseId: release.id,
				requirementId: requirement.id,
				code,
				title,
				note: release.note,
				since
			},
			isBound: boundSince !== null
		});
	}
	return all;
}

const order: Asked['kind'][] = ['retake-now', 'read-difference', 'retake-next-cycle', 'tell'];

/** The most demanding first, then the oldest. */
export const byWeight = (one: TrainingAsked, other: TrainingAsked) =>
	order.indexOf(one.kind) - order.indexOf(other.kind) || Temporal.PlainDate.compare(one.since, other.since);
