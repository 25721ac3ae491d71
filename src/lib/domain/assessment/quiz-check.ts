// What a quiz is worth against someone who does not read: exact chances over every draw from the pool.

import type { QuestionScene, Quiz } from '#lib/domain/scenario/scenario.ts';
import { reaches } from '#lib/domain/scenario/score.ts';
import { chanceOfRight } from '#lib/domain/scenario/proof/ways.ts';

/** What a way of answering is worth: how often it passes a drawn quiz, and which share of the pool it gets right. */
export interface Odds {
	passes: number;
	right: number;
}

/**
 * `first` and `last` are the author’s order: what it would be worth to know the place, were answers not shuffled.
 * `butLongest` and `butShortest` guess among the others: a right answer that is never the longest gives itself away too.
 */
export type QuizOdds = Record<
	'guessing' | 'longest' | 'shortest' | 'first' | 'last' | 'butLongest' | 'butShortest',
	Odds
>;

export function quizOdds(quiz: Quiz, passPercent: number): QuizOdds {
	const { questions } = quiz;
	const odds = (chance: (question: QuestionScene) => number): Odds => {
		const chances = questions.map(chance);
		return {
			passes: passChance(chances, quiz.draw ?? questions.length, passPercent),
			right: chances.reduce((sum, value) => sum + value, 0) / Math.max(1, chances.length)
		};
	};
	return {
		guessing: odds(chanceOfRight),
		longest: odds((question) => isOnlyRight(question, placeOf(question, Math.max))),
		shortest: odds((question) => isOnlyRight(question, placeOf(question, Math.min))),
		first: odds((question) => isOnlyRight(question, 0)),
		last: odds((question) => isOnlyRight(question, question.answers.length - 1)),
		butLongest: odds((question) => amongOthers(question, placeOf(question, Math.max))),
		butShortest: odds((question) => amongOthers(question, placeOf(question, Math.min)))
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

function placeOf({ answers }: QuestionScene, extreme: (...lengths: number[]) => number): number {
	const lengths = answers.map(({ text }) => text.length);
	return lengths.indexOf(extreme(...lengths));
}

function isOnlyRight({ answers, multiple }: QuestionScene, place: number): number {
	return !multiple && answers[place]?.right ? 1 : 0;
}

/** The chance to be right when every answer but one is guessed among. */
function amongOthers(question: QuestionScene, place: number): number {
	if (question.multiple) return chanceOfRight(question);
	return question.answers[place]?.right ? 0 : 1 / Math.max(1, question.answers.length - 1);
}
