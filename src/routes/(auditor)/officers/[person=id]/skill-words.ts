type BySkill = { readonly [skill: string]: { won: number; most: number } | undefined };

/** What was won by skill, as terms and values; skills that were not asked are left out. */
export const skillsInWords = (bySkill: BySkill) =>
	Object.entries(bySkill)
		.filter(([, score]) => score && score.most > 0)
		.map(([skill, score]) => ({
			term: skill.charAt(0).toUpperCase() + skill.slice(1),
			value: `${score!.won} of ${score!.most} points`
		}));
