// `rating: unscored` stores nothing about wellness (scenario-markdown.md, Meaning). Where the story goes the same way
// whichever unscored choice is taken, it is not kept which one it was; where it does not, the run could not be
// replayed without it.

import type { Choice, ChoiceScene } from './scenario.ts';

/** The places of a scene's choices of which it is not kept which one was taken; empty where all are kept. */
export function unkeptChoices({ choices }: Pick<ChoiceScene, 'choices'>): number[] {
	const unscored = choices.flatMap((choice, index) => (choice.rating.kind === 'unscored' ? [index] : []));
	const [first, ...others] = unscored.map((index) => choices[index]!);
	return others.length > 0 && others.every((other) => isSameWay(first!, other)) ? unscored : [];
}

const isSameWay = (one: Choice, other: Choice) =>
	one.to === other.to && one.remember === other.remember && !one.onlyIf && !other.onlyIf;
