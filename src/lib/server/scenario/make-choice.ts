import { unkeptChoices } from '#lib/domain/scenario/kept-choice.ts';
import { offer, placesOf } from '#lib/domain/scenario/offer.ts';
import { play } from '#lib/domain/scenario/play.ts';
import type { Scene } from '#lib/domain/scenario/scenario.ts';
import { runGenesis, stepHash } from '#lib/domain/scenario/step-hash.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, readInDepartment, writeInDepartment, type Tx } from '#lib/server/database/transact.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { finishRun } from './finish-run.ts';
import { playable, readOwnRun, type OwnRun } from './own-run.ts';
import { pastScene, type PastScene } from './past-scene.ts';
import { insertStep, type StepRow } from './queries.ts';
import { readScenarioVersion, type ScenarioVersion } from './scenario-version.ts';

/** What an officer did: positions in what was shown. */
export type Made =
	{ kind: 'choice'; choice: number } | { kind: 'answer'; answers: number[] } | { kind: 'continue' };

export type Recorded = { kind: 'recorded'; step: number; past: PastScene; finished: boolean };

/**
 * Keeps what the officer did at one step of a run, before any consequence of it is shown. A step is made once: whoever
 * sends it again, or sends something else for it, is told what was recorded.
 */
export async function makeChoice(
	context: Context,
	input: { runId: string; step: number; made: Made }
): Promise<Recorded | Refused<'not-there-yet' | 'not-offered' | 'nothing-chosen'>> {
	const { db, actor } = context;
	const { own, version } = await readPlayed(context, input.runId);
	if (own.steps[input.step]) return recorded(own, version, input.step);
	if (input.step !== own.steps.length || own.result) return { kind: 'refused', reason: 'not-there-yet' };

	const row = decideStep(context, own, version, input.made);
	if ('reason' in row) return row;
	// Steps are never changed, so what was read above holds: either this step is the next one, or somebody made it.
	const next = { ...own, steps: [...own.steps, row] };
	const { finished } = play(version.scenario, next.steps.map(playable));
	const kept = finished
		? await inDepartment(db, actor.departmentId, (trx) => keepLast(trx, context, next, version))
		: (await writeInDepartment(db, actor.departmentId, (trx) => insertStep(trx, own.run, row))) && next;
	// Another tab was first, and has committed: its step stands.
	return recorded(kept ?? (await readPlayed(context, input.runId)).own, version, input.step);
}

const readPlayed = (context: Context, runId: string) =>
	readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const own = await readOwnRun(trx, context, runId);
		return { own, version: await readScenarioVersion(trx, own.run.contentHash) };
	});

function decideStep(
	{ now }: Context,
	{ run, steps }: OwnRun,
	{ scenario }: ScenarioVersion,
	made: Made
): StepRow | Refused<'not-offered' | 'nothing-chosen'> {
	const position = play(scenario, steps.map(playable));
	const offered = offer(position, run.id);
	const positions = made.kind === 'choice' ? [made.choice] : made.kind === 'answer' ? made.answers : [];
	const chosen = placesOf(offered, positions);
	if (made.kind !== offered.form || !chosen) return { kind: 'refused', reason: 'not-offered' };
	if (chosen.length === 0 && offered.form !== 'continue')
		return { kind: 'refused', reason: 'nothing-chosen' };
	const row = {
		step: steps.length,
		scene: position.scene.key,
		kind: offered.form,
		shown: offered.shown,
		chosen: keptOf(position.scene, chosen),
		madeAt: now
	};
	return { ...row, hash: stepHash(steps.at(-1)?.hash ?? runGenesis(run.id), row) };
}

/** What is kept of a choice: nothing of one about the officer's own wellbeing. */
const keptOf = (scene: Scene, chosen: number[]) =>
	scene.kind === 'scene' && unkeptChoices(scene).includes(chosen[0]!) ? [] : chosen;

/** The step that ends a run, its result and the ledger's entry, or nothing when the step was made meanwhile. */
async function keepLast(trx: Tx, context: Context, own: OwnRun, version: ScenarioVersion) {
	if (!(await insertStep(trx, own.run, own.steps.at(-1)!))) return undefined;
	return { ...own, result: await finishRun(trx, context, own, version) };
}

function recorded({ steps, result }: OwnRun, { scenario }: ScenarioVersion, step: number): Recorded {
	const upTo = steps.slice(0, step + 1);
	const past = pastScene(play(scenario, upTo.map(playable)), steps[step]!);
	return { kind: 'recorded', step, past, finished: result !== null && step === steps.length - 1 };
}
