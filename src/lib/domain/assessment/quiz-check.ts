// What a quiz is worth against someone who does not read: exact chances over every draw from the pool.

import type { QuestionScene, Quiz } from '#lib/domain/scenario/scenario.ts';
import { reaches } from '#lib/domain/scenario/score.ts';
import { chanceOfRight } from '#lib/domain/scenario/proof/ways.ts';

export interface QuizOdds {
	/** The chance that random guessing passes a drawn quiz. */
	guessing: number;
	/** The chance that always ticking the longest answer passes. */
	longest: number;
	/** The chance that always ticking the author’s first answer passes, were answers not shuffled. */
	first: number;
	/** Shares of the pool answered right: by guessing on average, by the longest answer, by the first. */
	share: { guessing: number; longest: number; first: number };
}

export function quizOdds(quiz: Quiz, passPercent: number): QuizOdds {
	const { questions } = quiz;
	const guessing = questions.map(chanceOfRight);
	const longest = questions.map((question) => isOnlyRight(question, longestOf(question)));
	const first = questions.map((question) => isOnlyRight(question, 0));
	const passes = (chances: number[]) => passChance(chances, quiz.draw ?? questions.length, passPercent);
	return {
		guessing: passes(guessing),
		longest: passes(longest),
		first: passes(first),
		share: { guessing: mean(guessing), longest: mean(longest), first: mean(first) }
	};
}

/**
 * The chance to pass when `draw` questions are drawn from a pool and each is answered right with its own chance.
 * Questions are taken into the draw or left out one after the other, with the chance that leaves every draw equal.
 */
export function passChance(chances: readonly number[], draw: number, passPercent: number): number {
	const wanted = Math.min(draw, chances.length);
	// state[taken][right]: the chance of having taken so many and answered so many right.
	let state = table(wanted);
	state[0]![0] = 1;
	chances.forEach((chance, i) => {
		const next = table(wanted);
		state.forEach((row, taken) => {
			const take = (wanted - taken) / (chances.length - i);
			row.forEach((reached, right) => {
				if (reached === 0) return;
				next[taken]![right]! += reached * (1 - take);
				if (taken === wanted) return;
				next[taken + 1]![right]! += reached * take * (1 - chance);
				next[taken + 1]![right + 1]! += reached * take * chance;
			});
		});
		state = next;
	});
	return state[wanted]!.reduce(
		(sum, reached, right) => sum + (reaches(right, wanted, passPercent) ? reached : 0),
		0
	);
}

const table = (size: number) => Array.from({ length: size + 1 }, () => new Array<number>(size + 1).fill(0));

function longestOf({ answers }: QuestionScene): number {
	const lengths = answers.map(({ text }) => text.length);
	return lengths.indexOf(Math.max(...lengths));
}

function isOnlyRight({ answers, multiple }: QuestionScene, place: number): number {
	return !multiple && answers[place]?.right ? 1 : 0;
}

const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
