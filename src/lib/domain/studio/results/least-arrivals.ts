// How many officers must have come to a place and how many can have, from what is told of the places before it. The
// bounds need not be the sharpest; they must hold for every set of numbers that fits what is told (disclose.ts).

import type { Told } from './disclose.ts';

export interface FlowPlace {
	/** The situations that are told of as one: the same scene with the same choices, whatever is remembered for later. */
	situations: readonly number[];
	/** How many things can be done there; none at an ending. */
	cells: number;
	/** Cells that are one side where few came: the right answers of a question. */
	side?: readonly number[];
	/** An officer may come here twice. */
	isOnLoop: boolean;
}

/** A story as ways from situation to situation. */
export interface Flow {
	start: number;
	/** The place of each situation. */
	placeOf: readonly number[];
	/** For each situation and each cell of its place the situations it can lead to. */
	ways: readonly (readonly (readonly number[])[])[];
	/** Loops of situations, what is reached last coming first; a situation outside a loop is alone. */
	loops: readonly (readonly number[])[];
	places: readonly FlowPlace[];
	/** Places in the order in which the story comes to them. */
	order: readonly number[];
}

/** The fewest and the most officers who can have come to one of `situations`, which lead to each other in no way. */
export function arrivals(flow: Flow, total: number, told: readonly Told[], situations: readonly number[]) {
	const to = new Set(situations);
	if (to.has(flow.start)) return { least: total, most: total };
	const around = total - avoiding(flow, told, to);
	return { least: Math.max(0, around, sent(flow, told, to)), most: Math.min(total, reached(flow, told, to)) };
}

/** At most so many can have gone from the start to an ending without coming to `to`. */
function avoiding({ start, placeOf, ways, loops }: Flow, told: readonly Told[], to: Set<number>): number {
	const most = new Array<number>(placeOf.length).fill(0);
	const all = (situations: Iterable<number>) =>
		[...new Set(situations)].reduce((sum, at) => sum + most[at]!, 0);
	for (const loop of loops) {
		const isLoop = loop.length > 1 || ways[loop[0]!]!.flat().includes(loop[0]!);
		if (isLoop) {
			const isWayOut = loop.some((at) => all(ways[at]!.flat()) > 0);
			for (const at of loop) most[at] = isWayOut ? Infinity : 0;
			continue;
		}
		const at = loop[0]!;
		const cells = ways[at]!;
		if (to.has(at)) most[at] = 0;
		else if (cells.length === 0) most[at] = Infinity;
		else {
			const byPart = told[placeOf[at]!]!.parts.reduce(
				(sum, part) => sum + Math.min(part.most, all(part.cells.flatMap((cell) => cells[cell]!))),
				0
			);
			most[at] = Math.min(byPart, all(cells.flat()));
		}
	}
	return most[start]!;
}

/** At least so many were sent to `to` by choices that lead there and nowhere else. */
function sent({ places, ways }: Flow, told: readonly Told[], to: Set<number>): number {
	return places.reduce((all, { situations, isOnLoop, cells }, at) => {
		if (isOnLoop || cells === 0 || situations.some((one) => to.has(one))) return all;
		const { parts, came } = told[at]!;
		const isOnlyTo = (part: (typeof parts)[number]) =>
			situations.every((one) => part.cells.every((cell) => ways[one]![cell]!.every((next) => to.has(next))));
		const leading = parts.filter(isOnlyTo);
		const elsewhere = parts.filter((part) => !leading.includes(part));
		const left = came.least - elsewhere.reduce((sum, { most }) => sum + most, 0);
		return (
			all +
			Math.max(
				0,
				left,
				leading.reduce((sum, { least }) => sum + least, 0)
			)
		);
	}, 0);
}

/** At most so many took a choice that can lead to `to`. */
function reached({ places, ways }: Flow, told: readonly Told[], to: Set<number>): number {
	return places.reduce((all, { situations }, at) => {
		const { parts, came } = told[at]!;
		const leading = parts.filter(({ cells }) =>
			situations.some((one) => cells.some((cell) => ways[one]![cell]!.some((next) => to.has(next))))
		);
		return (
			all +
			Math.min(
				came.most,
				leading.reduce((sum, { most }) => sum + most, 0)
			)
		);
	}, 0);
}
