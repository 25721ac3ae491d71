// What can be said of a scenario before anybody has played it. Exact wherever the situations can be counted.

import { accentShares, type Accent } from './checks/check-accents.ts';
import { bestFromStart } from './proof/best.ts';
import { countPaths } from './proof/count-paths.ts';
import { markedPath, type Aim } from './marked-path.ts';
import { mostPoints } from './proof/most.ts';
import { play, type Step } from './play.ts';
import { randomPass } from './proof/random-pass.ts';
import { reachesOf, type Reaches } from './proof/reach.ts';
import type { Scenario, Scene } from './scenario.ts';
import { scoreRun } from './score.ts';
import { simulate } from './proof/simulate.ts';
import { situationsOf, type Situations } from './proof/situations.ts';
import { unmetBy } from './proof/unmet.ts';

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
	/** The best and worst score, in all and by skill, of the paths to an ending; null where not counted. */
	reach: Reaches | null;
	/** The scenes, endings to review aside, that no passing path meets; null where not counted. */
	unmet: Named[] | null;
	/** Where the right choice can be told without reading it: the longest, the shortest, the first … */
	accents: (Omit<Accent, 'scenes'> & { scenes: Named[] })[];
	/** False where there are too many situations: `most` is then what all scenes together could give. */
	exact: boolean;
}

/** A scene by its key, to find it, and its name, to say it. */
export interface Named {
	key: string;
	name: string;
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
		reach: situations && reachesOf(situations, most),
		unmet: situations && unmetBy(scenario, situations, needed).map(named),
		accents: accentShares(scenario.scenes).map((accent) => ({ ...accent, scenes: accent.scenes.map(named) })),
		exact: most.exact
	};
}

const named = ({ key, name }: Scene): Named => ({ key, name });

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
