// The denominator of every score: the most points that any path to a pass ending can win, in all and for each skill.

import { bestFromStart } from './best.ts';
import { skills, type Scenario, type Scene, type Skill } from '../scenario.ts';
import { situationsOf, type Situation, type Situations } from './situations.ts';
import type { Way } from './ways.ts';

export interface Most {
	all: number;
	bySkill: Record<Skill, number>;
	/** False where a scenario has too many situations: then it is what all its scenes together could give. */
	exact: boolean;
}

const remembered = new WeakMap<Scenario, Most>();

/** Reckoned once for each scenario, since every score asks for it. */
export function mostPoints(scenario: Scenario, situations = () => situationsOf(scenario)): Most {
	let most = remembered.get(scenario);
	if (!most) remembered.set(scenario, (most = reckon(scenario, situations())));
	return most;
}

function reckon(scenario: Scenario, situations: Situations | null): Most {
	const points = situations
		? (skill: Skill | null) =>
				Math.max(0, bestFromStart(situations, { way: (way) => worth(way, skill), ending: passes }))
		: (skill: Skill | null) => scenario.scenes.reduce((sum, scene) => sum + mostIn(scene, skill), 0);
	const bySkill = Object.fromEntries(skills.map((skill) => [skill, points(skill)])) as Record<Skill, number>;
	return { all: points(null), bySkill, exact: situations !== null };
}

export const passes = ({ scene }: Situation) =>
	scene.kind === 'ending' && scene.result === 'pass' ? 0 : -Infinity;

/** The points of a way that count for a skill, or for all of them. */
export function worth(way: Way, skill: Skill | null): number {
	return skill === null || way.skills.includes(skill) ? way.points : 0;
}

function mostIn(scene: Scene, skill: Skill | null): number {
	const counts = (of: readonly Skill[]) => skill === null || of.includes(skill);
	if (scene.kind === 'question') return counts(scene.skills) ? 2 : 0;
	if (scene.kind === 'ending') return 0;
	return Math.max(
		0,
		...scene.choices.map(({ rating, skills: of }) =>
			rating.kind === 'points' && counts(of) ? rating.points : 0
		)
	);
}
