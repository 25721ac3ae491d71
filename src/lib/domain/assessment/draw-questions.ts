// Which questions an attempt gets and in which order their answers stand: from the attempt's seed alone, so that any
// page, any device and any auditor sees the same draw again.

import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Quiz } from '#lib/domain/scenario/scenario.ts';

export interface Drawn {
	/** Key of the question. */
	question: string;
	/** Places of its answers in the author's list, in the order shown. */
	order: number[];
}

/** Draws `quiz.draw` questions of the pool (all of it when the quiz says nothing), each with its answers shuffled. */
export function drawQuestions(quiz: Quiz, seed: string): Drawn[] {
	return drawn(quiz, seed).map(({ key, answers }) => ({
		question: key,
		order: byLot([...answers.keys()], (place) => `${seed}/${key}/${place}`)
	}));
}

/** The keys of the questions alone, where the order of their answers is known already. */
export const drawnKeys = (quiz: Quiz, seed: string): string[] => drawn(quiz, seed).map(({ key }) => key);

const drawn = (quiz: Quiz, seed: string) =>
	byLot(quiz.questions, (question) => `${seed}/draw/${question.key}`).slice(
		0,
		quiz.draw ?? quiz.questions.length
	);

/** In the order of the hashes of what each is called: as good as chance to who does not know the seed. */
function byLot<Item>(items: readonly Item[], name: (item: Item) => string): Item[] {
	const lots = items.map((item) => ({ item, lot: hashText(name(item)) }));
	return lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ item }) => item);
}
