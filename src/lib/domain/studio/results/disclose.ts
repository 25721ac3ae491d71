// What is told of how many officers took which choice, so that nobody learns of a group of one to four: not from what
// is shown, not by adding and subtracting, not by following the arrows of the story (who left one scene came to another),
// and not by knowing this program and trying which numbers it would have shown alike.
//
// Rounding alone does not do it: of six officers who came to a scene of two choices, "fewer than five" beside each says
// that each was taken by one at least. So scenes are told in the order in which the story comes to them, and
//
//   a scene tells nothing about how many came to it: whatever it shows must be possible for EVERY number of officers
//   that can have come, as far as that is known from what was shown before.
//
// * `least` is the fewest that must have come (least-arrivals.ts). Under five nothing is shown.
// * The commonest choice is named and carries no number of its own; it takes up whatever the others leave.
// * The others are told in classes of five: 0–4, 5–9, 10–14 … , but never so high that the commonest could not still be
//   the commonest if only `least` had come. From there on it is "so many or more".
// * Where few came for many choices the others are told together, or, at a question, right against wrong.
//
// Why that suffices: take any numbers that fit what is shown. Going through the story in its order, every class of 0–4
// can be emptied into the commonest choice of its scene, and every scene further on can show what it shows with the
// numbers that then come to it. So for every choice that may have been taken by one to four officers, nobody is possible
// too, and for every scene, ending and set of choices likewise. tests beside this file try to refute it by brute force.
//
// Rule of five: ux.md C.2. Suppression that withstands subtraction: Federal Committee on Statistical Methodology,
// Statistical Policy Working Paper 22 (2005), ch. II and IV; why nobody and everybody are not told either: National Center
// for Education Statistics, SLDS Technical Brief 3 (NCES 2011-603).

import { SMALLEST_GROUP } from '../group-in-words.ts';
import { inFives } from './group-runs.ts';
import { arrivals, type Flow, type FlowPlace } from './least-arrivals.ts';

/** Choices told of together: at least so many officers and at most so many; Infinity where that is not said. */
export interface Part {
	cells: readonly number[];
	least: number;
	most: number;
}

/** What is told of one place. */
export interface Told {
	/** As many came at least, and at most, as far as it can be known from what is shown. */
	came: { least: number; most: number };
	/** Every cell is in one part. Where nothing is shown there is one part, of which nothing is said. */
	parts: Part[];
	/** The part with the most officers; null where nothing is shown. */
	commonest: number | null;
}

/** So many officers for each choice, and each is told by itself; below, the others are told together. */
const ROOM_A_CHOICE = 6;

/**
 * What is told of each place of a story.
 * @param total officers who went through it, a whole number of fives
 * @param counts for each place how many took each of its cells
 */
export function disclose(flow: Flow, total: number, counts: readonly (readonly number[])[]): Told[] {
	const told: Told[] = flow.places.map(({ cells }) => ({
		came: { least: 0, most: total },
		...nothing(cells)
	}));
	for (const at of flow.order) {
		const came = arrivals(flow, total, told, flow.places[at]!.situations);
		const shown = tell(flow.places[at]!, counts[at]!, came.least);
		told[at] = { came, ...shown };
		if (shown.commonest !== null) fitRest(told[at]!, shown.commonest);
	}
	return told;
}

const nothing = (cells: number): Pick<Told, 'parts' | 'commonest'> => ({
	parts: [{ cells: [...Array(cells).keys()], least: 0, most: Infinity }],
	commonest: null
});

function tell(place: FlowPlace, counts: readonly number[], least: number): Pick<Told, 'parts' | 'commonest'> {
	if (least < SMALLEST_GROUP || place.cells < 2 || place.isOnLoop) return nothing(place.cells);
	const { sets, rest } = partition(place, counts, least);
	// What the parts told so far take up at the least, and the largest of them, which the commonest is not to fall below.
	// With a third part there is room for one officer beside them: "nobody" is no more to be known than "one".
	let taken = sets.length > 2 ? 1 : 0;
	let largestOther = 0;
	const parts = sets.map((cells, index): Part => {
		if (index === rest) return { cells, least: 0, most: Infinity };
		// The commonest is named: where equals are decided against it, it must be ahead by one.
		const isAhead = index < rest || cells.length > 1 ? 1 : 0;
		const fits = (count: number) => taken + count + Math.max(largestOther, count + isAhead) <= least;
		let highest = 0;
		while (fits(highest + SMALLEST_GROUP)) highest += SMALLEST_GROUP;
		const here = Math.min(inFives(sum(cells, counts)), highest);
		taken += here;
		largestOther = Math.max(largestOther, here + isAhead);
		return { cells, least: here, most: here === highest ? Infinity : here + SMALLEST_GROUP - 1 };
	});
	return { parts, commonest: rest };
}

/** Which cells are told together, and which of these sets is the commonest. Equals are decided by the author's order. */
function partition({ cells, side }: FlowPlace, counts: readonly number[], least: number) {
	const all = [...Array(cells).keys()];
	const isApart = cells === 2 || least >= ROOM_A_CHOICE * cells;
	if (!isApart && !side) {
		const first = largest(counts);
		return { sets: [[first], all.filter((cell) => cell !== first)], rest: 0 };
	}
	const sets =
		isApart || !side ? all.map((cell) => [cell]) : [side, all.filter((cell) => !side.includes(cell))];
	return { sets, rest: largest(sets.map((set) => sum(set, counts))) };
}

const sum = (cells: readonly number[], counts: readonly number[]) =>
	cells.reduce((all, cell) => all + counts[cell]!, 0);

const largest = (counts: readonly number[]) => counts.indexOf(Math.max(...counts));

/** What follows for the commonest: it is at least the average of all, and what the others leave. */
function fitRest({ came, parts }: Told, commonest: number): void {
	const others = parts.filter((_, index) => index !== commonest);
	const rest = parts[commonest]!;
	const choices = rest.cells.length > 1 ? 2 : parts.reduce((all, { cells }) => all + cells.length, 0);
	const left = came.least - others.reduce((all, { most }) => all + most, 0);
	rest.least = Math.max(left, Math.ceil(came.least / choices));
	rest.most = came.most - others.reduce((all, { least }) => all + least, 0);
}
