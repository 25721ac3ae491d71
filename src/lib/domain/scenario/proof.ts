// What can be said of a scenario before anybody has played it. Exact wherever the situations can be counted.

import { bestFromStart } from './proof/best.ts';
import { countPaths } from './proof/count-paths.ts';
import { markedPath, type Aim } from './marked-path.ts';
import { mostPoints } from './proof/most.ts';
import { play, type Step } from './play.ts';
import { randomPass } from './proof/random-pass.ts';
import type { Scenario } from './scenario.ts';
import { scoreRun } from './score.ts';
import { simulate } from './proof/simulate.ts';
import { situationsOf, type Situations } from './proof/situations.ts';

export interface Proof {
	scenes: number;
	/** Every choice is a way of its own, a question has two; Infinity where a run can go round; NaN where not counted. */
	paths: bigint | number;
	/** Minutes to read and decide (reading-time.ts), a scene read once; NaN where not counted. */
	shortestMinutes: number;
	longestMinutes: number;
	/** The random clicker's chance of passing; the interval is given where it is estimated. */
	randomPass: { probability: number; exact: boolean; interval?: [number, number] };
	model: MarkedRun;
	worst: MarkedRun;
	/** The most points of any path to a pass ending. */
	most: number;
	/** False where there are too many situations: `most` is then what all scenes together could give. */
	exact: boolean;
}

export interface MarkedRun {
	passed: boolean;
	won: number;
	most: number;
	/** Names of the scenes it passes, the ending last. */
	path: string[];
	steps: Step[];
}

/**
 * Proves a scenario whose form and graph are without errors.
 * @throws Error where an arrow leads nowhere (checkScenario says so before)
 */
export function prove(scenario: Scenario, situations = situationsOf(scenario)): Proof {
	const most = mostPoints(scenario, () => situations);
	const needed = pointsNeeded(most.all, scenario.passPercent);
	const probability = situations && randomPass(situations, needed);
	const chance =
		probability === null ? { ...simulate(scenario, needed), exact: false } : { probability, exact: true };
	return {
		scenes: scenario.scenes.length,
		paths: situations ? countPaths(situations) : NaN,
		shortestMinutes: situations ? -minutes(situations, -1) : NaN,
		longestMinutes: situations ? minutes(situations, 1) : NaN,
		randomPass: chance,
		model: markedRun(scenario, 'model'),
		worst: markedRun(scenario, 'worst'),
		most: most.all,
		exact: most.exact
	};
}

/** The fewest points that pass: the least whole number with won × 100 ≥ pass × most. */
export function pointsNeeded(most: number, passPercent: number): number {
	return Math.ceil((passPercent * most) / 100);
}

function minutes(situations: Situations, sign: 1 | -1): number {
	return bestFromStart(situations, {
		way: (way) => (sign * way.seconds) / 60,
		ending: ({ seconds }) => (sign * seconds) / 60
	});
}

function markedRun(scenario: Scenario, aim: Aim): MarkedRun {
	const steps = markedPath(scenario, aim);
	const { passed, won, most } = scoreRun(scenario, steps);
	const { trail, scene } = play(scenario, steps);
	return { passed, won, most, path: [...trail.map((step) => step.scene.name), scene.name], steps };
}
