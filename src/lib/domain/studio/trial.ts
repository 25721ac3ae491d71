// Trying a draft: it is played as an officer plays it, by the same functions, from any scene and with any flags, and
// nothing of it is kept: the whole trial is its address. A draft may be broken at the moment; where it is, the trial
// comes to a sentence about it instead of an error.

import { placesOf, offer, type Offer } from '#lib/domain/scenario/offer.ts';
import { IllegalStep, play, type KnownStep, type Position } from '#lib/domain/scenario/play.ts';
import { mostPoints } from '#lib/domain/scenario/proof/most.ts';
import { situationsOf } from '#lib/domain/scenario/proof/situations.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { scoreRun, type Score } from '#lib/domain/scenario/score.ts';
import { playableFrom, isNowhere } from './playable-draft.ts';

export interface TrialInput {
	/** Key of the scene to begin at; null is the scenario's own start. */
	from: string | null;
	flags: readonly string[];
	steps: readonly KnownStep[];
}

export interface Trial {
	kind: 'trial';
	/** What was done, without how the flags came about. */
	trail: Position['trail'];
	scene: Position['scene'];
	flags: string[];
	offer: Offer;
	score: Score;
	/** False where there are too many situations to count what can be won from here. */
	isExact: boolean;
	/** Why nobody could go on from here, in a sentence. */
	stuck: string | null;
}

export type Tried = Trial | { kind: 'broken'; words: string };

/** A trial waits for nobody, so it reckons with fewer situations than the proof does. */
const MOST_SITUATIONS = 2000;

/** @param seed the same for one draft: its answers are shown in one order */
export function tryDraft(scenario: Scenario | null, { from, flags, steps }: TrialInput, seed: string): Tried {
	if (!scenario) return broken('There is no scene in this draft yet. Write one, and it can be tried.');
	const start = from ?? scenario.start;
	if (!scenario.scenes.some(({ key }) => key === start))
		return broken(`There is no scene “${start}” to begin at. Choose another one.`);
	const derived = playableFrom(scenario, start, flags);
	const given = flags.map((): KnownStep => ({ kind: 'choice', choice: 0 }));
	const { exact } = mostPoints(derived, () => situationsOf(derived, MOST_SITUATIONS));
	try {
		const all = [...given, ...steps];
		const position = play(derived, all);
		return {
			kind: 'trial',
			trail: position.trail.slice(given.length),
			scene: position.scene,
			flags: position.flags,
			offer: offer(position, seed),
			score: scoreRun(derived, all),
			isExact: exact,
			stuck: whyStuck(position)
		};
	} catch (thrown) {
		if (!(thrown instanceof IllegalStep)) throw thrown;
		return broken(
			'The text has changed since this try began, and one of its steps is no longer there. Begin again.'
		);
	}
}

const broken = (words: string): Tried => ({ kind: 'broken', words });

function whyStuck({ scene, trail, choices }: Position): string | null {
	if (isNowhere(scene)) {
		const last = trail.at(-1);
		return last
			? `The way out of “${last.scene.name}” leads to a scene that does not exist, or nowhere at all.`
			: 'The start does not exist.';
	}
	if (scene.kind === 'question' && scene.answers.length === 0) return `“${scene.name}” has no answers yet.`;
	if (scene.kind === 'scene' && scene.choices.length > 0 && choices.length === 0)
		return `Every choice of “${scene.name}” is hidden from an officer who comes here this way.`;
	return null;
}

/** Steps as they stand in an address: `c0.a0-2.n`. */
export const stepsInAddress = (steps: readonly KnownStep[]): string =>
	steps
		.map((step) =>
			step.kind === 'choice' ? `c${step.choice}` : step.kind === 'answer' ? `a${step.answers.join('-')}` : 'n'
		)
		.join('.');

const MOST_STEPS = 500;

/** The steps of an address; null where it is none that we wrote. */
export function stepsFromAddress(address: string): KnownStep[] | null {
	if (address === '') return [];
	const words = address.split('.');
	if (words.length > MOST_STEPS) return null;
	const steps = words.map(stepFrom);
	return steps.includes(null) ? null : (steps as KnownStep[]);
}

function stepFrom(word: string): KnownStep | null {
	if (word === 'n') return { kind: 'continue' };
	if (/^c\d{1,3}$/.test(word)) return { kind: 'choice', choice: Number(word.slice(1)) };
	if (/^a\d{1,3}(-\d{1,3}){0,19}$/.test(word))
		return { kind: 'answer', answers: word.slice(1).split('-').map(Number) };
	return null;
}

/** The step that positions in what was shown mean; null where they name something that was not. */
export function stepOf({ offer: offered }: Trial, positions: readonly number[]): KnownStep | null {
	const places = placesOf(offered, positions);
	if (!places) return null;
	if (offered.form === 'continue') return places.length === 0 ? { kind: 'continue' } : null;
	if (places.length === 0) return null;
	return offered.form === 'answer'
		? { kind: 'answer', answers: places }
		: { kind: 'choice', choice: places[0]! };
}
