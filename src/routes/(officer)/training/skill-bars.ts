import type { Skill } from '#lib/domain/scenario/scenario.ts';

const NAMES: Record<Skill, string> = {
	recognition: 'Recognition',
	communication: 'Communication',
	referral: 'Referral',
	safety: 'Safety',
	documentation: 'Documentation'
};

/** Points by skill as bars with words. */
export const skillBars = (bySkill: Partial<Record<Skill, { won: number; most: number }>>) =>
	(Object.keys(NAMES) as Skill[]).flatMap((skill) => {
		const points = bySkill[skill];
		if (!points?.most) return [];
		return [
			{
				label: NAMES[skill],
				value: points.won,
				max: points.most,
				words: `${points.won} of ${points.most} points`
			}
		];
	});

export const skillNames = (skills: readonly Skill[]) => skills.map((skill) => NAMES[skill]).join(' · ');
