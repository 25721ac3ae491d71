import type { Report } from '../problem.ts';
import type { Choice, Scene } from '../scenario.ts';

/** Checks whether the right choice can be told without reading: by its length, or by its place. */
export function checkAccents(scenes: readonly Scene[], report: Report): void {
	const decided = scenes.flatMap((scene) => {
		const texts = scene.kind === 'question' ? scene.answers : scene.kind === 'scene' ? scene.choices : [];
		const right = texts.map((entry) => ('right' in entry ? entry.right : isBest(entry)));
		return texts.length >= 2 && right.includes(true) && right.includes(false)
			? [{ scene, texts, right }]
			: [];
	});
	const longest = decided.filter(({ texts, right }) => {
		const lengths = texts.map(({ text }) => text.length);
		return right[lengths.indexOf(Math.max(...lengths))];
	});
	if (decided.length >= 3 && longest.length * 2 > decided.length) {
		report.add(
			'right-is-longest',
			longest[0]!.scene,
			`In ${longest.length} of ${decided.length} scenes the right choice is the longest one. The first is “${longest[0]!.scene.name}”.`
		);
	}
	const placed = decided
		.filter(({ scene }) => scene.kind === 'scene')
		.map(({ right }) => right.indexOf(true));
	if (placed.length >= 3 && new Set(placed).size === 1) {
		report.add(
			'right-is-in-one-place',
			decided[0]!.scene,
			`In all ${placed.length} scenes the best choice stands in place ${placed[0]! + 1}.`
		);
	}
}

const isBest = ({ rating }: Choice) => rating.kind === 'points' && rating.points === 2;
