import type { Temporal } from 'temporal-polyfill';
import { wayOf, type Way } from '#lib/domain/scenario/exercise.ts';
import { offer, type Offer } from '#lib/domain/scenario/offer.ts';
import { play, type Position } from '#lib/domain/scenario/play.ts';
import { percentOf } from '#lib/domain/scenario/score.ts';
import type { Block } from '#lib/domain/scenario/scenario.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { playable, readOwnRun, type OwnRun } from './own-run.ts';
import { pastScene, type PastScene } from './past-scene.ts';
import { listModuleTitles } from './queries.ts';
import { readScenarioVersion, type ScenarioVersion } from './scenario-version.ts';
import { testedSkills, type TestedSkills } from './tested-skills.ts';

export interface RunHead {
	run: {
		id: string;
		number: number;
		code: string;
		way: Way;
		requirementId: string;
		cycle: number;
		title: string;
		contentNote: string;
		minutes: number;
		contentHash: string;
		startedAt: Temporal.Instant;
	};
	/** Where the run stands: the number of steps made. */
	at: number;
	/** `of` is about how many scenes there are; other ways are shorter or longer. */
	progress: { scene: number; of: number };
}

/** A scene to play: what can be done there, by position, and nothing about what it is worth or leads to. */
export interface SceneToPlay {
	kind: 'scene';
	step: number;
	form: Offer['form'];
	name: string;
	multiple: boolean;
	blocks: Block[];
	choices: { index: number; html: string }[];
}

export interface Ending {
	kind: 'ending';
	step: number;
	passed: boolean;
	ending: 'pass' | 'review';
	won: number;
	most: number;
	percent: number;
	passPercent: number;
	/** Only the skills that the run practised. */
	bySkill: TestedSkills;
	criticalErrors: { id: string; words: string }[];
	blocks: Block[];
	/** What it practises; `required` ones belong to the same requirement. */
	modules: { code: string; title: string; required: boolean }[];
	finishedAt: Temporal.Instant;
}

export type RunView = RunHead & (SceneToPlay | PastScene | Ending);

/**
 * One page of a run of the acting officer: a step that was made, the scene to play now, or the ending.
 * @param step from 0; where the run stands when left out. A step that was not reached is not found.
 */
export async function readRun(context: Context, input: { runId: string; step?: number }): Promise<RunView> {
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const own = await readOwnRun(trx, context, input.runId);
		const version = await readScenarioVersion(trx, own.run.contentHash);
		const step = input.step ?? own.steps.length;
		const position = play(version.scenario, own.steps.map(playable));
		const view = headOf(own, version, step);
		const made = own.steps[step];
		if (made) return { ...view, ...pastScene(position, made) };
		if (step !== own.steps.length) throw new NotFound();
		if (own.result) return { ...view, ...(await endingOf(trx, own, version, position)) };
		return { ...view, ...sceneOf(position, own.run.id, step) };
	});
}

function headOf(
	{ run, steps, result }: OwnRun,
	{ scenario, scenes, code: played }: ScenarioVersion,
	step: number
): RunHead {
	const { id, number, code, requirementId, cycle, contentHash, startedAt } = run;
	const { title, contentNote, minutes } = scenario;
	const scene = Math.max(1, Math.min(step + 1, result ? steps.length : Infinity));
	return {
		run: {
			...{ id, number, code, way: wayOf(played), requirementId, cycle },
			...{ title, contentNote, minutes, contentHash, startedAt }
		},
		at: steps.length,
		progress: { scene, of: Math.max(scenes, scene) }
	};
}

function sceneOf(position: Position, seed: string, step: number): SceneToPlay {
	const { scene } = position;
	const { form, multiple, shown } = offer(position, seed);
	const lines = scene.kind === 'question' ? scene.answers : scene.kind === 'scene' ? scene.choices : [];
	const choices = shown.map((place, index) => ({ index, html: lines[place]!.html }));
	return { kind: 'scene', step, form, name: scene.name, multiple, blocks: scene.blocks, choices };
}

async function endingOf(
	trx: Tx,
	{ run, steps, result }: OwnRun,
	{ scenario }: ScenarioVersion,
	{ scene }: Position
): Promise<Ending> {
	const { passed, ending, won, most, bySkill, criticalErrors, finishedAt } = result!;
	return {
		kind: 'ending',
		step: steps.length,
		...{ passed, ending, won, most, finishedAt },
		percent: percentOf(won, most),
		passPercent: run.passPercent,
		bySkill: testedSkills(bySkill),
		criticalErrors: criticalErrors.map((id) => ({ id, words: scenario.criticalErrors?.[id] ?? id })),
		blocks: scene.blocks,
		modules: await listModuleTitles(trx, run.departmentId, run.requirementId, scenario.practices)
	};
}
