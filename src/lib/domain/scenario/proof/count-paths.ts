import type { Situations } from './situations.ts';

/**
 * How many different runs lead from the start to an ending: every choice shown is a way of its own, a question has
 * two, right and wrong. Infinity where a run can go round and still end.
 */
export function countPaths({ list, components }: Situations): bigint | number {
	const paths = new Array<bigint>(list.length).fill(0n);
	for (const loop of components.members) {
		const inside = new Set(loop);
		const goesRound = loop.some((node) => list[node]!.ways.some((way) => inside.has(way.to)));
		let sum = 0n;
		for (const node of loop) {
			if (list[node]!.scene.kind === 'ending') sum += 1n;
			for (const way of list[node]!.ways) sum += paths[way.to]!;
		}
		if (goesRound && sum > 0n) return Infinity;
		for (const node of loop) paths[node] = sum;
	}
	return paths[0]!;
}
