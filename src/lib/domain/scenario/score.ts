// What a run is worth. Passed means all three: a pass ending, no critical error, and won × 100 ≥ pass × most, in whole
// numbers so that no rounding decides over a certificate (scenario-markdown.md, Meaning).

import { mostPoints } from './proof/most.ts';
import { isRight, play, type Step } from './play.ts';
import { skills, type Rating, type Scenario, type Scene, type Skill } from './scenario.ts';

export interface Score {
	passed: boolean;
	won: number;
	most: number;
	/** Whole percent, rounded down, so that 79.9% never reads as 80%. */
	percent: number;
	bySkill: Record<Skill, { won: number; most: number }>;
	/** Ids of the critical errors made, each once, in their order. */
	criticalErrors: string[];
	/** Null while the run has not come to an ending. */
	ending: 'pass' | 'review' | null;
}

/**
 * Scores a run by its steps.
 * @param passPercent the department's own mark where it has raised it
 * @throws IllegalStep where a step was not on offer
 */
export function scoreRun(
	scenario: Scenario,
	steps: readonly Step[],
	passPercent = scenario.passPercent
): Score {
	const { trail, scene: last } = play(scenario, steps);
	const most = mostPoints(scenario);
	const bySkill = Object.fromEntries(
		skills.map((skill) => [skill, { won: 0, most: most.bySkill[skill] }])
	) as Score['bySkill'];
	const visited = new Set<Scene>();
	const criticalErrors = new Set<string>();
	let won = 0;
	for (const { scene, step } of trail) {
		const { rating, skills: practised } = valueOf(scene, step);
		if (rating.kind === 'critical') criticalErrors.add(rating.error);
		if (rating.kind === 'points' && !visited.has(scene)) {
			won += rating.points;
			for (const skill of practised) bySkill[skill].won += rating.points;
		}
		visited.add(scene);
	}
	const ending = last.kind === 'ending' ? last.result : null;
	const passed = ending === 'pass' && criticalErrors.size === 0 && reaches(won, most.all, passPercent);
	return {
		passed,
		won,
		most: most.all,
		percent: percentOf(won, most.all),
		bySkill,
		criticalErrors: [...criticalErrors],
		ending
	};
}

/** The pass rule in whole numbers. */
export function reaches(won: number, most: number, passPercent: number): boolean {
	return won * 100 >= passPercent * most;
}

/** Whole percent, rounded down; all of nothing is everything. */
export function percentOf(won: number, most: number): number {
	return most === 0 ? 100 : Math.min(100, Math.floor((won * 100) / most));
}

/** How a step was rated and which skills it practised. */
export function valueOf(scene: Scene, step: Step): { rating: Rating; skills: readonly Skill[] } {
	if (scene.kind === 'scene' && step.kind === 'choice' && step.choice !== null)
		return scene.choices[step.choice]!;
	if (scene.kind === 'question' && step.kind === 'answer') {
		return {
			rating: { kind: 'points', points: isRight(scene.answers, step.answers) ? 2 : 0 },
			skills: scene.skills
		};
	}
	return { rating: { kind: 'unscored' }, skills: [] };
}
