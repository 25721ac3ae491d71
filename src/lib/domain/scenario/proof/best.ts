import { componentsOf } from './components.ts';
import type { Situation, Situations } from './situations.ts';
import type { Way } from './ways.ts';

/** What is counted on a path; -Infinity forbids a way or an ending. */
export interface Measure {
	way: (way: Way, from: Situation) => number;
	ending: (ending: Situation) => number;
	/** Some way is forbidden, so the loops have to be looked for anew. */
	forbids?: boolean;
}

/** The most that any path from the start to an allowed ending can gather; -Infinity where there is no such path. */
export function bestFromStart(situations: Situations, measure: Measure): number {
	return bestOnwards(situations, measure, allowedBy(situations, measure))[0]!;
}

/** For each situation the most that any path from the start through it to an allowed ending can gather. */
export function bestThrough(situations: Situations, measure: Measure): Float64Array {
	const allowed = allowedBy(situations, measure);
	const before = bestUntil(situations, measure, allowed);
	return bestOnwards(situations, measure, allowed).map((onwards, node) => onwards + before[node]!);
}

/** The ways that are not forbidden, and the loops that they make. */
interface Allowed {
	ways: readonly (readonly Way[])[];
	members: readonly (readonly number[])[];
}

function allowedBy({ list, components }: Situations, measure: Measure): Allowed {
	if (!measure.forbids) return { ways: list.map(({ ways }) => ways), members: components.members };
	const ways = list.map((from) => from.ways.filter((way) => measure.way(way, from) > -Infinity));
	const targets = ways.map((some) => some.map((way) => way.to));
	return { ways, members: componentsOf(list.length, (node) => targets[node]!).members };
}

// Situations on one loop share their best, for going round gathers nothing (situations.ts).

function bestOnwards({ list }: Situations, measure: Measure, { ways, members }: Allowed): Float64Array {
	const best = new Float64Array(list.length).fill(-Infinity);
	for (const loop of members) {
		let most = -Infinity;
		for (const node of loop) {
			const from = list[node]!;
			if (from.scene.kind === 'ending') most = Math.max(most, measure.ending(from));
			// A way inside the loop leads to a situation whose best is not known yet: -Infinity, which changes nothing.
			for (const way of ways[node]!) most = Math.max(most, measure.way(way, from) + best[way.to]!);
		}
		for (const node of loop) best[node] = most;
	}
	return best;
}

function bestUntil({ list }: Situations, measure: Measure, { ways, members }: Allowed): Float64Array {
	const best = new Float64Array(list.length).fill(-Infinity);
	best[0] = 0;
	for (const loop of members.toReversed()) {
		const most = Math.max(...loop.map((node) => best[node]!));
		for (const node of loop) {
			best[node] = most;
			for (const way of ways[node]!)
				best[way.to] = Math.max(best[way.to]!, most + measure.way(way, list[node]!));
		}
	}
	return best;
}
