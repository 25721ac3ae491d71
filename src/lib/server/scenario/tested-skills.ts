import { skills, type Skill } from '#lib/domain/scenario/scenario.ts';

/** Points by skill, of those skills alone that could be shown. */
export type TestedSkills = { [S in Skill]?: { won: number; most: number } };

/** In the house's order of skills, whatever order they were stored in. */
export const testedSkills = (bySkill: TestedSkills): TestedSkills =>
	Object.fromEntries(
		skills.filter((skill) => (bySkill[skill]?.most ?? 0) > 0).map((skill) => [skill, bySkill[skill]])
	);
