import type { Report } from '../problem.ts';
import type { Choice, Scene } from '../scenario.ts';

/** The right choice may be the longest one in at most one scene of three, */
const LONGEST_ONE_IN = 3;
/** the shortest one, or in one place of its list, in at most one of two. */
const PATTERN_ONE_IN = 2;
/** A share of fewer scenes says little. */
const FEWEST_SCENES = 4;

/** How often the right choice can be told without reading it. */
export interface Accent {
	/** By its length, or by its place in the list, counted from 1. */
	kind: 'longest' | 'shortest' | { place: number };
	/** The scenes in which it is so. */
	scenes: readonly Scene[];
	/** In how many scenes it could be so. */
	of: number;
	isTooOften: boolean;
}

/** Checks whether the right choice can be told without reading: by its length, or by its place. */
export function checkAccents(scenes: readonly Scene[], report: Report): void {
	for (const { kind, scenes: there, of, isTooOften } of accentShares(scenes)) {
		if (!isTooOften) continue;
		const first = there[0]!;
		if (typeof kind === 'object')
			report.add(
				'right-is-in-one-place',
				first,
				`In ${there.length} of ${of} scenes the best choice stands in place ${kind.place}.`
			);
		else
			report.add(
				`right-is-${kind}`,
				first,
				`In ${there.length} of ${of} scenes the right choice is the ${kind} one; at most one in ${kind === 'longest' ? LONGEST_ONE_IN : PATTERN_ONE_IN} should be. The first is “${first.name}”.`
			);
	}
}

/** The longest, the shortest and each place of the list at which a right choice stands. */
export function accentShares(scenes: readonly Scene[]): Accent[] {
	const { decided, longest, shortest } = accentsOf(scenes);
	const of = decided.length;
	// Answers of a question are shuffled; choices are not.
	const placed = decided.filter(({ scene }) => scene.kind === 'scene');
	const places = Map.groupBy(placed, ({ right }) => right.indexOf(true));
	const isPattern = (count: number, all: number) => all >= FEWEST_SCENES && count * PATTERN_ONE_IN > all;
	return [
		{
			...{ kind: 'longest', scenes: longest, of },
			isTooOften: of >= 3 && longest.length * LONGEST_ONE_IN > of
		},
		{ kind: 'shortest', scenes: shortest, of, isTooOften: isPattern(shortest.length, of) },
		...[...places].map(([place, there]) => ({
			kind: { place: place + 1 },
			scenes: there.map(({ scene }) => scene),
			of: placed.length,
			isTooOften:
				(placed.length >= 3 && there.length === placed.length) || isPattern(there.length, placed.length)
		}))
	];
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
