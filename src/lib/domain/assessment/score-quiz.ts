// What a quiz attempt is worth: a question answered right is 2 points, wrong or unanswered 0; the denominator is what
// was drawn, never what arrived. Source: scenario-markdown.md, Meaning.

import { isRight } from '#lib/domain/scenario/play.ts';
import { skills, type Quiz, type Skill } from '#lib/domain/scenario/scenario.ts';
import { percentOf, reaches } from '#lib/domain/scenario/score.ts';
import type { Drawn } from './draw-questions.ts';

const POINTS = 2;

export interface QuizScore {
	won: number;
	most: number;
	/** Whole percent, rounded down. */
	percent: number;
	passed: boolean;
	/** A question that tests two skills counts for both. */
	bySkill: Record<Skill, { won: number; most: number }>;
	/** In the order drawn. */
	results: { key: string; right: boolean }[];
}

/**
 * @param answers for each question drawn the places chosen, or null when it was left open
 * @param passPercent the requirement's mark
 */
export function scoreQuiz(
	quiz: Quiz,
	drawn: readonly Drawn[],
	answers: readonly (readonly number[] | null)[],
	passPercent: number
): QuizScore {
	const bySkill = Object.fromEntries(
		skills.map((skill) => [skill, { won: 0, most: 0 }])
	) as QuizScore['bySkill'];
	const results = drawn.map(({ question }, at) => {
		const scene = quiz.questions.find(({ key }) => key === question)!;
		const chosen = answers[at] ?? null;
		const right = chosen !== null && isRight(scene.answers, chosen);
		for (const skill of scene.skills) {
			bySkill[skill].most += POINTS;
			if (right) bySkill[skill].won += POINTS;
		}
		return { key: question, right };
	});
	const won = POINTS * results.filter(({ right }) => right).length;
	const most = POINTS * drawn.length;
	return {
		won,
		most,
		percent: percentOf(won, most),
		passed: reaches(won, most, passPercent),
		bySkill,
		results
	};
}
