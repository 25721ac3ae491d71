// How far a run can come: the best and the worst score, in all and by skill, of the paths that come to an ending.

import { bestFromStart } from './best.ts';
import { worth, type Most } from './most.ts';
import { skills, type Skill } from '../scenario.ts';
import type { Situations } from './situations.ts';

/** Points of the best and of the worst path to any ending, and the most that a path to a pass can win. */
export interface Reach {
	best: number;
	worst: number;
	/** What a score is reckoned against; 0 for a skill that nothing on the way to a pass tests. */
	most: number;
}

export interface Reaches {
	all: Reach;
	bySkill: Record<Skill, Reach>;
}

export function reachesOf(situations: Situations, most: Most): Reaches {
	const of = (skill: Skill | null): Reach => ({
		best: bestFromStart(situations, { way: (way) => worth(way, skill), ending: () => 0 }),
		// Less nothing is nothing, and not “-0”.
		worst: 0 - bestFromStart(situations, { way: (way) => -worth(way, skill), ending: () => 0 }),
		most: skill === null ? most.all : most.bySkill[skill]
	});
	const bySkill = Object.fromEntries(skills.map((skill) => [skill, of(skill)])) as Reaches['bySkill'];
	return { all: of(null), bySkill };
}
