// The random clicker's exact chance of passing. For each situation the chance of being there with so many points is
// carried forward; runs with a critical error can no longer pass and are let go.

import { solve } from './solve.ts';
import type { Situations } from './situations.ts';

/** More multiplications than this are not made while an author types; the chance is then estimated. */
const MOST_WORK = 60_000_000;

/**
 * The exact probability of reaching a pass ending with at least `needed` points and no critical error;
 * null where reckoning it would take too long.
 */
export function randomPass({ list, components }: Situations, needed: number): number | null {
	const width = needed + 1;
	const members = components.members.toReversed();
	const ways = list.reduce((sum, { ways }) => sum + ways.length, 0);
	const loops = members.reduce(
		(sum, { length }) => sum + (length > 1 ? length ** 2 * (length + width) : 0),
		0
	);
	if (ways * width + loops > MOST_WORK || list.length * width > MOST_WORK / 6) return null;

	const arrived: (Float64Array | undefined)[] = new Array<undefined>(list.length);
	arrived[0] = new Float64Array(width);
	arrived[0][0] = 1;
	let passed = 0;
	for (const loop of members) {
		const inside = new Set(loop);
		const visits = goRound(loop, inside);
		loop.forEach((node, i) => {
			const { scene, ways } = list[node]!;
			if (scene.kind === 'ending' && scene.result === 'pass') passed += visits[i]![needed]!;
			for (const way of ways)
				if (!way.critical && !inside.has(way.to)) carry(visits[i]!, way.to, way.points, way.chance);
			arrived[node] = undefined;
		});
	}
	return Math.min(1, passed);

	/** How often each situation of a loop is visited, for every number of points: what arrives, and what comes round. */
	function goRound(loop: readonly number[], inside: ReadonlySet<number>): Float64Array[] {
		const arriving = loop.map((node) => arrived[node] ?? new Float64Array(width));
		if (!loop.some((node) => list[node]!.ways.some((way) => inside.has(way.to)))) return arriving;
		const place = new Map(loop.map((node, i) => [node, i]));
		const matrix = loop.map((_, i) => loop.map((_, j) => (i === j ? 1 : 0)));
		loop.forEach((node, i) => {
			for (const way of list[node]!.ways)
				if (!way.critical && inside.has(way.to)) matrix[place.get(way.to)!]![i]! -= way.chance;
		});
		return solve(matrix, arriving);
	}

	function carry(from: Float64Array, to: number, points: number, chance: number): void {
		const target = (arrived[to] ??= new Float64Array(width));
		for (let won = 0; won < width; won++) {
			const sum = Math.min(needed, won + points);
			target[sum]! += from[won]! * chance;
		}
	}
}
