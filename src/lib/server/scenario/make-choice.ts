import { offer, placesOf } from '#lib/domain/scenario/offer.ts';
import { play } from '#lib/domain/scenario/play.ts';
import { runGenesis, stepHash } from '#lib/domain/scenario/step-hash.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
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
	return inDepartment(context.db, context.actor.departmentId, async (trx) => {
		const own = await readOwnRun(trx, context, input.runId);
		const version = await readScenarioVersion(trx, own.run.contentHash);
		if (own.steps[input.step]) return recorded(own, version, input.step);
		if (input.step !== own.steps.length || own.result) return { kind: 'refused', reason: 'not-there-yet' };

		const row = decideStep(context, own, version, input.made);
		if ('reason' in row) return row;
		const inserted = await insertStep(trx, own.run.departmentId, own.run.id, row);
		// Another tab was first, and has committed: its step stands.
		if (!inserted) return recorded(await readOwnRun(trx, context, input.runId), version, input.step);
		return recorded(await afterStep(trx, context, own, version, row), version, input.step);
	});
}

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
		chosen,
		madeAt: now
	};
	return { ...row, hash: stepHash(steps.at(-1)?.hash ?? runGenesis(run.id), row) };
}

async function afterStep(
	trx: Tx,
	context: Context,
	own: OwnRun,
	version: ScenarioVersion,
	row: StepRow
): Promise<OwnRun> {
	const next = { ...own, steps: [...own.steps, row] };
	const { finished } = play(version.scenario, next.steps.map(playable));
	return finished ? { ...next, result: await finishRun(trx, context, next, version) } : next;
}

function recorded({ steps, result }: OwnRun, { scenario }: ScenarioVersion, step: number): Recorded {
	const upTo = steps.slice(0, step + 1);
	const past = pastScene(play(scenario, upTo.map(playable)), steps[step]!);
	return { kind: 'recorded', step, past, finished: result !== null && step === steps.length - 1 };
}
