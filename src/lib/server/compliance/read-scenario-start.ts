import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { toBeRetaken } from '#lib/domain/compliance/asked-again.ts';
import { isRetired } from '#lib/domain/compliance/own-releases.ts';
import { markedPath } from '#lib/domain/scenario/marked-path.ts';
import { passMark } from '#lib/domain/compliance/pass-mark.ts';
import { exerciseOf } from '#lib/domain/scenario/exercise.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findCurrentRelease } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readCurrent } from '#lib/server/course/content.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findRun, listRuns } from '#lib/server/scenario/queries.ts';
import { readScenarioVersion } from '#lib/server/scenario/scenario-version.ts';
import { countedOf, readCounted, versionOfRun } from './counted-releases.ts';
import { readAssignment } from './read-assignment.ts';

export interface ScenarioStart {
	title: string;
	summary: string;
	contentNote: string;
	minutes: number;
	/** About how many scenes there are. */
	scenes: number;
	passPercent: number;
	/** `again`: passed on an older version, and the new one is to be taken. */
	state: WayState | 'passed' | 'again';
	/** Since when, and what has changed in the trainer's words, where it is to be taken again. */
	again: { since: Temporal.PlainDate; note: string } | null;
	/** Whether it is practice, to which nobody is bound: it has no cycles. */
	isPractice: boolean;
	/** Whether it was taken back: nobody begins it, and who is in the middle may finish. */
	retired: boolean;
	/** The written exercise, which is equal and asks for no reason; null where none is published. */
	exercise: { minutes: number; scenes: number; state: WayState } | null;
	/** When the next cycle opens, where this one is done with. */
	opensOn: Temporal.PlainDate | null;
	/** The run that passed, or the last one that was finished, on either way. */
	lastRun: { id: string; steps: number } | null;
}

/** Where somebody stands on one way through a scenario that was not passed. */
type WayState = 'not-begun' | 'open' | 'review';

/** What an officer reads before the first scene of a required scenario, and where they stand with it in this cycle. */
export async function readScenarioStart(
	context: Context,
	input: { requirementId: string; code: string }
): Promise<ScenarioStart> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return readInDepartment(context.db, departmentId, async (trx) => {
		const { requirement, item, cycle, ...assignment } = await readAssignment(
			trx,
			context,
			input.requirementId,
			input.code
		);
		const version = await readCurrent(trx, item.code, context.now);
		if (version.kind !== 'scenario') throw new NotFound();
		const of = { personId, requirementId: requirement.id, cycle };
		const runs = await listRuns(trx, departmentId, of, item.code);
		const open = runs.findLast((run) => run.finishedAt === null);
		const counted = countedOf(await readCounted(trx, context, [item.code]), item.code);
		const again = toBeRetaken(counted, runs.map(versionOfRun));
		const passed = again ? undefined : runs.findLast((run) => run.passed);
		const last = passed ?? runs.findLast((run) => run.finishedAt !== null);
		const { title, summary, contentNote, minutes } = version.document;
		return {
			...{ title, summary, contentNote, minutes },
			// A run is held to the mark that it was begun with.
			passPercent: (passed ?? open)?.passPercent ?? passMark(requirement, version.document),
			scenes: markedPath(version.document, 'model').length,
			state: passed ? 'passed' : stateOf(runs, item.code, again !== null),
			again: again && { since: localDay(again.releasedAt, context.actor.timeZone), note: again.note },
			isPractice: !requirement.binding,
			retired: isRetired(counted),
			exercise: passed ? null : await readExercise(trx, runs, item.code, context.now),
			opensOn: passed || again ? null : assignment.opensOn,
			lastRun: last
				? { id: last.id, steps: (await findRun(trx, departmentId, last.id))?.steps.length ?? 0 }
				: null
		};
	});
}

type Runs = Awaited<ReturnType<typeof listRuns>>;

async function readExercise(
	trx: Tx,
	runs: Runs,
	code: string,
	now: Temporal.Instant
): Promise<ScenarioStart['exercise']> {
	const played = exerciseOf(code);
	const release = await findCurrentRelease(trx, played, now);
	if (!release) return null;
	const { scenario, scenes } = await readScenarioVersion(trx, release.hash);
	return { minutes: scenario.minutes, scenes, state: wayState(runs, played) };
}

function stateOf(runs: Runs, code: string, isToBeRetaken: boolean): ScenarioStart['state'] {
	const state = wayState(runs, code);
	return isToBeRetaken && state !== 'open' ? 'again' : state;
}

function wayState(runs: Runs, played: string): WayState {
	const own = runs.filter((run) => run.played === played);
	if (own.some((run) => run.finishedAt === null)) return 'open';
	return own.length > 0 ? 'review' : 'not-begun';
}
