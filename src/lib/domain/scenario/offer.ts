// What an officer can do where a run stands. The browser is told positions in what is shown and sends positions
// back; only here do they become places in the author's text, which would say more than was shown.
// Source: scenario-markdown.md (choices keep their order, answers are shuffled by the attempt's seed).

import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Position, Step } from './play.ts';

export interface Offer {
	form: Step['kind'];
	/** More than one may be ticked. */
	multiple: boolean;
	/** Places in the scene's own list, in the order shown; empty where there is only a way on. */
	shown: number[];
}

/**
 * What `position` offers.
 * @param seed the same for one run: its answers are shown in one order
 */
export function offer({ scene, choices }: Pick<Position, 'scene' | 'choices'>, seed: string): Offer {
	if (scene.kind === 'question')
		return {
			form: 'answer',
			multiple: scene.multiple,
			shown: shuffled(scene.answers.length, `${seed}/${scene.key}`)
		};
	if (choices.length > 0)
		return { form: 'choice', multiple: false, shown: choices.map(({ index }) => index) };
	return { form: 'continue', multiple: false, shown: [] };
}

function shuffled(length: number, seed: string): number[] {
	const keys = Array.from({ length }, (_, index) => hashText(`${seed}/${index}`));
	return [...keys.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
}

/**
 * The places that are meant by positions of an offer, in the author's order; null when they name something that was
 * not shown, something twice, or several where one may be chosen.
 */
export function placesOf(
	{ multiple, shown }: Pick<Offer, 'multiple' | 'shown'>,
	positions: readonly number[]
): number[] | null {
	const places = positions.map((position) => shown[position]);
	const isOffered = places.every((place) => place !== undefined) && new Set(places).size === places.length;
	if (!isOffered || (!multiple && places.length > 1)) return null;
	return (places as number[]).toSorted((a, b) => a - b);
}
