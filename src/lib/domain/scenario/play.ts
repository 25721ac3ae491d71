// Where a run stands is replayed from its steps and never stored (design.md, section 3). Called on every request, so
// it only looks up and walks.

import { unkeptChoices } from './kept-choice.ts';
import type { Choice, Scenario, Scene } from './scenario.ts';

/** One thing to do. Choices and answers are counted from 0 in the order of the source, not as shown. */
export type KnownStep =
	{ kind: 'choice'; choice: number } | { kind: 'answer'; answers: number[] } | { kind: 'continue' };

/** One thing an officer did; the choice is null where it is not kept which one was taken (kept-choice.ts). */
export type Step = KnownStep | { kind: 'choice'; choice: null };

export interface Position {
	trail: { scene: Scene; step: Step }[];
	scene: Scene;
	/** The choices shown now; `index` is what a step says. */
	choices: { index: number; choice: Choice }[];
	flags: string[];
	/** The scene is an ending. */
	finished: boolean;
}

/** A step that was not on offer where it was taken. */
export class IllegalStep extends Error {
	override readonly name = 'IllegalStep';
}

/**
 * Follows the steps from the start.
 * @throws IllegalStep where a step was not on offer; Error where the scenario itself is broken (checkScenario says so)
 */
export function play(scenario: Scenario, steps: readonly Step[]): Position {
	const scenes = scenesByKey(scenario);
	const flags = new Set<string>();
	const trail: Position['trail'] = [];
	let scene = find(scenes, scenario.start);
	for (const step of steps) {
		const to = follow(scene, step, flags);
		trail.push({ scene, step });
		scene = find(scenes, to);
	}
	return {
		trail,
		scene,
		choices: visibleChoices(scene, flags),
		flags: [...flags],
		finished: scene.kind === 'ending'
	};
}

/** The choices that a scene shows to someone who carries these flags. */
export function visibleChoices(scene: Scene, flags: Carried): { index: number; choice: Choice }[] {
	if (scene.kind !== 'scene') return [];
	return scene.choices
		.map((choice, index) => ({ index, choice }))
		.filter(({ choice }) => isShown(choice, flags));
}

/** The flags that somebody carries. */
export type Carried = Pick<ReadonlySet<string>, 'has'>;

/** Whether a choice is shown to someone who carries these flags. */
export function isShown({ onlyIf }: Choice, flags: Carried): boolean {
	return onlyIf === null || flags.has(onlyIf.flag) !== onlyIf.not;
}

/** Whether a question was answered right: exactly the right answers were ticked. */
export function isRight(answers: readonly { right: boolean }[], ticked: readonly number[]): boolean {
	return answers.every((answer, index) => answer.right === ticked.includes(index));
}

/** Takes one step: sets the flags it sets and returns the key of the scene it leads to. */
function follow(scene: Scene, step: Step, flags: Set<string>): string {
	switch (step.kind) {
		case 'choice': {
			const taken = step.choice ?? (scene.kind === 'scene' ? unkeptChoices(scene)[0] : undefined);
			const shown = visibleChoices(scene, flags).find(({ index }) => index === taken);
			if (!shown) throw new IllegalStep(`no choice ${step.choice} in ${scene.key}`);
			if (shown.choice.remember !== null) flags.add(shown.choice.remember);
			return shown.choice.to;
		}
		case 'answer':
			if (scene.kind !== 'question' || scene.next === null || !isAnswer(scene, step.answers)) {
				throw new IllegalStep(`no such answer in ${scene.key}`);
			}
			return scene.next;
		case 'continue':
			if (scene.kind !== 'scene' || scene.choices.length > 0 || scene.next === null) {
				throw new IllegalStep(`nothing to continue to in ${scene.key}`);
			}
			return scene.next;
		default:
			throw new IllegalStep(`no such step: ${JSON.stringify(step satisfies never)}`);
	}
}

function isAnswer(scene: Scene & { kind: 'question' }, ticked: readonly number[]): boolean {
	const known = ticked.every((index) => Number.isInteger(index) && scene.answers[index] !== undefined);
	const count = new Set(ticked).size;
	return known && count === ticked.length && (scene.multiple ? count >= 1 : count === 1);
}

const byKey = new WeakMap<Scenario, Map<string, Scene>>();

/** The scenes of a scenario by their keys; remembered, for a scenario is never changed once it has been read. */
export function scenesByKey(scenario: Scenario): Map<string, Scene> {
	let scenes = byKey.get(scenario);
	if (!scenes) byKey.set(scenario, (scenes = new Map(scenario.scenes.map((scene) => [scene.key, scene]))));
	return scenes;
}

function find(scenes: Map<string, Scene>, key: string): Scene {
	const scene = scenes.get(key);
	if (!scene) throw new Error(`the scenario has no scene ${key}`);
	return scene;
}
