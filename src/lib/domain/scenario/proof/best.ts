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

/**
 * The most that any path from the start to an allowed ending can gather; -Infinity where there is no such path.
 * Situations on one loop share their best, for going round gathers nothing (situations.ts).
 */
export function bestFromStart(situations: Situations, measure: Measure): number {
	const { list } = situations;
	const allowed = measure.forbids
		? list.map((from) => from.ways.filter((way) => measure.way(way, from) > -Infinity))
		: list.map(({ ways }) => ways);
	const targets = allowed.map((ways) => ways.map((way) => way.to));
	const { members } = measure.forbids
		? componentsOf(list.length, (node) => targets[node]!)
		: situations.components;
	const best = new Float64Array(list.length).fill(-Infinity);
	for (const loop of members) {
		let most = -Infinity;
		for (const node of loop) {
			const from = list[node]!;
			if (from.scene.kind === 'ending') most = Math.max(most, measure.ending(from));
			// A way inside the loop leads to a situation whose best is not known yet: -Infinity, which changes nothing.
			for (const way of allowed[node]!) most = Math.max(most, measure.way(way, from) + best[way.to]!);
		}
		for (const node of loop) best[node] = most;
	}
	return best[0]!;
}
