// Where flags and loops make the situations too many, the random clicker is let loose with a fixed seed, so that the
// same scenario always gets the same figure, and the figure comes with its interval.

import { isShown, scenesByKey } from '../play.ts';
import { randomFrom } from './random.ts';
import type { Choice, ChoiceScene, Scenario, Scene } from '../scenario.ts';
import { chanceOfRight } from './ways.ts';

const SEED = 20_251_122;
const RUNS = 20_000;
const MOST_STEPS = 2_000_000;

export interface Estimate {
	probability: number;
	/** 99% Wilson interval. */
	interval: [number, number];
}

/** Estimates the random clicker's chance of passing with at least `needed` points. A run that does not end has not passed. */
export function simulate(scenario: Scenario, needed: number): Estimate {
	const random = randomFrom(SEED);
	const scenes = scenesByKey(scenario);
	const longest = 20 * scenario.scenes.length + 100;
	let passed = 0;
	let runs = 0;
	for (let steps = 0; runs < RUNS && steps < MOST_STEPS; runs++) {
		const run = clickThrough(scenes, scenario.start, needed, longest, random);
		steps += run.steps;
		if (run.passed) passed++;
	}
	return { probability: passed / runs, interval: wilson(passed, runs) };
}

function clickThrough(
	scenes: Map<string, Scene>,
	start: string,
	needed: number,
	longest: number,
	random: () => number
) {
	const flags = new Set<string>();
	const visited = new Set<Scene>();
	let won = 0;
	let scene = scenes.get(start);
	let steps = 0;
	for (; scene && scene.kind !== 'ending' && steps < longest; steps++) {
		const shown = scene.kind === 'scene' ? shownBy(scene, flags) : [];
		const first = !visited.has(scene);
		visited.add(scene);
		if (shown.length > 0) {
			const choice = shown[Math.floor(random() * shown.length)]!;
			if (choice.rating.kind === 'critical') return { passed: false, steps };
			if (first && choice.rating.kind === 'points') won += choice.rating.points;
			if (choice.remember !== null) flags.add(choice.remember);
			scene = scenes.get(choice.to);
		} else {
			if (scene.kind === 'question' && random() < chanceOfRight(scene) && first) won += 2;
			scene =
				scene.next === null || (scene.kind === 'scene' && scene.choices.length > 0)
					? undefined
					: scenes.get(scene.next);
		}
	}
	return { passed: scene?.kind === 'ending' && scene.result === 'pass' && won >= needed, steps };
}

/** Most scenes show all their choices to everybody. */
function shownBy({ choices }: ChoiceScene, flags: ReadonlySet<string>): readonly Choice[] {
	return choices.every(({ onlyIf }) => onlyIf === null)
		? choices
		: choices.filter((choice) => isShown(choice, flags));
}

function wilson(passed: number, runs: number): [number, number] {
	const z = 2.5758;
	const share = passed / runs;
	const middle = share + z ** 2 / (2 * runs);
	const half = z * Math.sqrt((share * (1 - share)) / runs + z ** 2 / (4 * runs ** 2));
	const whole = 1 + z ** 2 / runs;
	return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}
