// All the situations a run can be in: a scene, the flags that can still matter, and which scenes of the present loop
// have already been visited, since a scene scores at its first visit only. Flags nothing ahead asks for and visits to
// scenes that cannot come again are forgotten, which keeps most scenarios to little more than one situation a scene.
//
// Between two situations that lie on one loop nothing is won and no time is counted: both scenes have been visited.

import { componentsOf, type Components } from './components.ts';
import type { Scenario, Scene } from '../scenario.ts';
import { mapScenes, numberOf, type SceneMap } from './scene-map.ts';
import { waysFrom, type Way } from './ways.ts';
import { secondsToRead } from './reading-time.ts';

export interface Situation {
	scene: Scene;
	ways: Way[];
	/** Seconds to read an ending; elsewhere reading belongs to the ways. */
	seconds: number;
}

/** The start is the first of the list. */
export interface Situations {
	list: Situation[];
	components: Components;
}

/** Beyond this many the figures are estimated (simulate.ts), so that a draft is checked while its author types. */
export const MOST_SITUATIONS = 40_000;

/** Every situation reachable from the start; null where there are more than `most`. */
export function situationsOf(scenario: Scenario, most = MOST_SITUATIONS): Situations | null {
	const map = mapScenes(scenario);
	const states = explore(map, numberOf(map, scenario.start), most);
	return states && described(map, states);
}

/** Situations by number, in the order in which they were found. */
interface States {
	scene: number[];
	flags: number[];
	visited: number[];
	/** The situations that the ways lead to, those of one situation after those of the one before it. */
	targets: number[];
}

/** Finds the situations in bare numbers: a draft may have so many that none of them is wanted in the end. */
function explore({ sets, memory, ways }: SceneMap, start: number, most: number): States | null {
	const found = memory.map(() => new Map<number, number>());
	const states: States = { scene: [], flags: [], visited: [], targets: [] };
	const reach = (scene: number, flags: number, visited: number): number => {
		const key = flags * 2 ** 26 + visited;
		let index = found[scene]!.get(key);
		if (index === undefined) {
			found[scene]!.set(key, (index = states.scene.push(scene) - 1));
			states.flags.push(flags);
			states.visited.push(visited);
		}
		return index;
	};
	reach(start, 0, 0);
	for (let i = 0; i < states.scene.length; i++) {
		if (states.scene.length > most) return null;
		const here = memory[states.scene[i]!]!;
		const flags = states.flags[i]!;
		const visited = sets.union(states.visited[i]!, here.visit);
		for (const way of ways[states.scene[i]!]!) {
			if (way.asks !== 0 && (sets.cut(flags, way.asks) !== 0) === way.not) continue;
			const there = memory[way.to]!;
			const carried = sets.cut(sets.union(flags, way.sets), there.live);
			states.targets.push(reach(way.to, carried, there.loop === here.loop ? visited : 0));
		}
	}
	return states;
}

function described(map: SceneMap, { scene, flags, visited, targets }: States): Situations {
	let at = 0;
	const list = scene.map((number, i): Situation => {
		const here = map.scenes[number]!;
		const first = map.sets.cut(visited[i]!, map.memory[number]!.visit) === 0;
		const carried = { has: (flag: string) => map.sets.cut(flags[i]!, map.flags.get(flag)!) !== 0 };
		const ways = waysFrom(here, carried, first, () => targets[at++]!);
		return { scene: here, ways, seconds: here.kind === 'ending' ? secondsToRead(here.words) : 0 };
	});
	const leading = list.map(({ ways }) => ways.map((way) => way.to));
	return { list, components: componentsOf(list.length, (node) => leading[node]!) };
}
