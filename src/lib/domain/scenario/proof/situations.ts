// All the situations a run can be in: a scene, the flags that can still matter, and which scenes of the present loop
// have already been visited, since a scene scores at its first visit only. Flags nothing ahead asks for and visits to
// scenes that cannot come again are forgotten, which keeps most scenarios to little more than one situation a scene.
//
// Between two situations that lie on one loop nothing is won and no time is counted: both scenes have been visited.

import { componentsOf, type Components } from './components.ts';
import type { Scenario, Scene } from '../scenario.ts';
import { mapScenes, numberOf } from './scene-map.ts';
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

interface State {
	scene: number;
	flags: bigint;
	visited: bigint;
}

/** Every situation reachable from the start; null where there are more than `most`. */
export function situationsOf(scenario: Scenario, most = MOST_SITUATIONS): Situations | null {
	const map = mapScenes(scenario);
	const found = new Map<string, number>();
	const states: State[] = [];
	const reach = (state: State): number => {
		const key = `${state.scene} ${state.flags.toString(36)} ${state.visited.toString(36)}`;
		let index = found.get(key);
		if (index === undefined) found.set(key, (index = states.push(state) - 1));
		return index;
	};
	reach({ scene: numberOf(map, scenario.start), flags: 0n, visited: 0n });
	const list: Situation[] = [];
	for (let i = 0; i < states.length; i++) {
		if (states.length > most) return null;
		const state = states[i]!;
		const scene = map.scenes[state.scene]!;
		const here = map.memory[state.scene]!;
		const first = (state.visited & here.visitBit) === 0n;
		const visited = state.visited | here.visitBit;
		const go = (key: string, remember: string | null) => {
			const to = numberOf(map, key);
			const there = map.memory[to]!;
			const flags = state.flags | (remember === null ? 0n : (map.flagBits.get(remember) ?? 0n));
			return reach({
				scene: to,
				flags: flags & there.live,
				visited: there.loop === here.loop ? visited : 0n
			});
		};
		const carried = new Set(here.asked.filter((flag) => (state.flags & map.flagBits.get(flag)!) !== 0n));
		const seconds = scene.kind === 'ending' ? secondsToRead(scene.words) : 0;
		list.push({ scene, ways: waysFrom(scene, carried, first, go), seconds });
	}
	const targets = list.map(({ ways }) => ways.map((way) => way.to));
	return { list, components: componentsOf(list.length, (node) => targets[node]!) };
}
