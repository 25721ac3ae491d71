import { skills, type Skill } from '#lib/domain/scenario/scenario.ts';

type BySkill = { readonly [S in Skill]?: { won: number; most: number } };

/** What was won by skill, as terms and values; skills that were not asked are left out. */
export const skillsInWords = (bySkill: BySkill) =>
	skills.flatMap((skill) => {
		const { won, most } = bySkill[skill] ?? { won: 0, most: 0 };
		const term = skill.charAt(0).toUpperCase() + skill.slice(1);
		return most > 0 ? [{ term, value: `${won} of ${most} points` }] : [];
	});
