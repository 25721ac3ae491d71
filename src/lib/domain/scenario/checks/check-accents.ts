import type { Report } from '../problem.ts';
import type { Choice, Scene } from '../scenario.ts';

/** The right choice may be the longest one in at most one scene of three, */
const LONGEST_ONE_IN = 3;
/** the shortest one, or in one place of its list, in at most one of two. */
const PATTERN_ONE_IN = 2;
/** A share of fewer scenes says little. */
const FEWEST_SCENES = 4;

/** Checks whether the right choice can be told without reading: by its length, or by its place. */
export function checkAccents(scenes: readonly Scene[], report: Report): void {
	const { decided, longest, shortest } = accentsOf(scenes);
	if (decided.length >= 3 && longest.length * LONGEST_ONE_IN > decided.length) {
		report.add(
			'right-is-longest',
			longest[0]!,
			`In ${longest.length} of ${decided.length} scenes the right choice is the longest one; at most one in ${LONGEST_ONE_IN} should be. The first is “${longest[0]!.name}”.`
		);
	}
	if (decided.length >= FEWEST_SCENES && shortest.length * PATTERN_ONE_IN > decided.length) {
		report.add(
			'right-is-shortest',
			shortest[0]!,
			`In ${shortest.length} of ${decided.length} scenes the right choice is the shortest one; at most one in ${PATTERN_ONE_IN} should be. The first is “${shortest[0]!.name}”.`
		);
	}
	// Answers of a question are shuffled; choices are not.
	const placed = decided.filter(({ scene }) => scene.kind === 'scene');
	const places = Map.groupBy(placed, ({ right }) => right.indexOf(true));
	for (const [place, there] of places) {
		const isAll = placed.length >= 3 && there.length === placed.length;
		if (isAll || (placed.length >= FEWEST_SCENES && there.length * PATTERN_ONE_IN > placed.length))
			report.add(
				'right-is-in-one-place',
				there[0]!.scene,
				`In ${there.length} of ${placed.length} scenes the best choice stands in place ${place + 1}.`
			);
	}
}

/** The scenes in which something is decided, which of their choices are right, and where that is the longest or shortest. */
export function accentsOf(scenes: readonly Scene[]) {
	const decided = scenes.flatMap((scene) => {
		const texts = scene.kind === 'question' ? scene.answers : scene.kind === 'scene' ? scene.choices : [];
		const right = texts.map((entry) => ('right' in entry ? entry.right : isBest(entry)));
		return texts.length >= 2 && right.includes(true) && right.includes(false)
			? [{ scene, texts, right }]
			: [];
	});
	const of = (extreme: (...lengths: number[]) => number) =>
		decided.flatMap(({ scene, texts, right }) => {
			const lengths = texts.map(({ text }) => text.length);
			return right[lengths.indexOf(extreme(...lengths))] ? [scene] : [];
		});
	return { decided, longest: of(Math.max), shortest: of(Math.min) };
}

const isBest = ({ rating }: Choice) => rating.kind === 'points' && rating.points === 2;
