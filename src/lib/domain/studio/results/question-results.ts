// How hard each question of a module's quiz is and whether it tells apart, of one group of submitted attempts. Questions
// are drawn by lot, so how many met one says nothing about them; who was right is told by the rules of scenes
// (disclose.ts), each question by itself: right against wrong, of the first officers in whole fives who met it.

import { SMALLEST_GROUP } from '../group-in-words.ts';
import { counted } from './group-runs.ts';
import { disclose } from './disclose.ts';
import { discrimination, ENOUGH, type Discrimination } from './discrimination.ts';
import { figuresOf, type Figure } from './estimate.ts';
import type { Flow } from './least-arrivals.ts';

/** Which questions one officer met, in an attempt that was submitted, and which of them were right. */
export interface AnsweredQuiz {
	id: string;
	results: readonly { key: string; right: boolean }[];
}

export interface QuestionResult {
	key: string;
	/** Officers it is told of; 0 where nothing is. */
	officers: number;
	/** How many were right. */
	right: Figure | null;
	/** As many were right as wrong, or more. */
	isRightCommonest: boolean;
	/** So many were wrong at least. */
	wrongAtLeast: number;
	discrimination: Discrimination | null;
}

const RIGHT_OR_WRONG: Flow = {
	start: 0,
	placeOf: [0, 1],
	ways: [[[1], [1]], []],
	loops: [[1], [0]],
	places: [
		{ situations: [0], cells: 2, isOnLoop: false },
		{ situations: [1], cells: 0, isOnLoop: false }
	],
	order: [0, 1]
};

/**
 * What is told of each question, in the author's order.
 * @param attempts each officer once, in the order in which they submitted
 */
export function questionResults(
	keys: readonly string[],
	attempts: readonly AnsweredQuiz[]
): QuestionResult[] {
	const results = keys.map((key) => questionResult(key, attempts));
	const isAlone = results.filter(({ discrimination }) => discrimination !== null).length < 2;
	return isAlone ? results.map((result) => ({ ...result, discrimination: null })) : results;
}

function questionResult(key: string, attempts: readonly AnsweredQuiz[]): QuestionResult {
	const met = counted(
		attempts.flatMap(({ id, results }) => {
			const own = results.find((result) => result.key === key);
			const won = results.filter(({ right }) => right).length;
			return own ? [{ id, item: own.right ? 1 : 0, rest: won - (own.right ? 1 : 0) }] : [];
		})
	);
	const right = met.filter(({ item }) => item === 1).length;
	const [told] = disclose(RIGHT_OR_WRONG, met.length, [[right, met.length - right], []]);
	const isTold = told!.commonest !== null;
	const tells = isTold && met.length >= ENOUGH && told!.parts.every(({ least }) => least >= SMALLEST_GROUP);
	return {
		key,
		officers: isTold ? met.length : 0,
		right: isTold ? figuresOf(told!)[0]! : null,
		isRightCommonest: told!.commonest === 0,
		wrongAtLeast: told!.parts[1]?.least ?? 0,
		discrimination: tells ? discrimination(key, met) : null
	};
}

/** No requirement asks for less. */
const LOWEST_MARK = 80;

/**
 * How many second attempts may be told of: each says that a first one was not passed, hence that some answers were wrong.
 * There are never more of them than follows from the wrong answers that are told of the first ones anyway.
 */
export function secondsKnown(first: readonly QuestionResult[], drawn: number): number {
	const wrong = first.reduce((sum, { wrongAtLeast }) => sum + wrongAtLeast, 0);
	const toFail = drawn - Math.ceil((drawn * LOWEST_MARK) / 100) + 1;
	return Math.floor(wrong / toFail);
}
