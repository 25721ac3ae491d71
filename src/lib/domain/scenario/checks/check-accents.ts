import type { Report } from '../problem.ts';
import type { Choice, Scene } from '../scenario.ts';

/** The right choice may be the longest one in at most one scene of so many. */
const LONGEST_ONE_IN = 3;

/** Checks whether the right choice can be told without reading: by its length, or by its place. */
export function checkAccents(scenes: readonly Scene[], report: Report): void {
	const { decided, longest } = accentsOf(scenes);
	if (decided.length >= 3 && longest.length * LONGEST_ONE_IN > decided.length) {
		report.add(
			'right-is-longest',
			longest[0]!,
			`In ${longest.length} of ${decided.length} scenes the right choice is the longest one; at most one in ${LONGEST_ONE_IN} should be. The first is “${longest[0]!.name}”.`
		);
	}
	const places = decided
		.filter(({ scene }) => scene.kind === 'scene')
		.map(({ right }) => right.indexOf(true));
	if (places.length >= 3 && new Set(places).size === 1) {
		report.add(
			'right-is-in-one-place',
			decided[0]!.scene,
			`In all ${places.length} scenes the best choice stands in place ${places[0]! + 1}.`
		);
	}
}

/** The scenes in which something is decided, which of their choices are right, and in which the longest one is. */
export function accentsOf(scenes: readonly Scene[]) {
	const decided = scenes.flatMap((scene) => {
		const texts = scene.kind === 'question' ? scene.answers : scene.kind === 'scene' ? scene.choices : [];
		const right = texts.map((entry) => ('right' in entry ? entry.right : isBest(entry)));
		return texts.length >= 2 && right.includes(true) && right.includes(false)
			? [{ scene, texts, right }]
			: [];
	});
	const longest = decided.flatMap(({ scene, texts, right }) => {
		const lengths = texts.map(({ text }) => text.length);
		return right[lengths.indexOf(Math.max(...lengths))] ? [scene] : [];
	});
	return { decided, longest };
}

const isBest = ({ rating }: Choice) => rating.kind === 'points' && rating.points === 2;
