import { componentsOf } from './components.ts';
import { Interned } from './interned.ts';
import type { Scenario, Scene } from '../scenario.ts';

/** What has to be remembered of a run that has come to a scene. */
export interface Memory {
	/** The flags that this scene or one ahead of it asks for. */
	live: number;
	/** The number of the loop it lies on. */
	loop: number;
	/** Itself among the visited scenes of its loop; 0 where it cannot come again. */
	visit: number;
}

/** A way on: the number of the scene it leads to, the flag it sets, and the flag that shows or hides it; 0 where none. */
export interface WayOn {
	to: number;
	sets: number;
	asks: number;
	not: boolean;
}

export interface SceneMap {
	scenes: readonly Scene[];
	numbers: Map<string, number>;
	/** The numbers of all sets of flags and of visited scenes. */
	sets: Interned;
	/** The number of the set of each flag that is asked for anywhere; the others change nothing. */
	flags: Map<string, number>;
	memory: Memory[];
	ways: WayOn[][];
}

export function mapScenes({ scenes }: Pick<Scenario, 'scenes'>): SceneMap {
	const numbers = new Map(scenes.map((scene, i) => [scene.key, i]));
	const sets = new Interned();
	const asked = scenes.map(flagsAsked);
	const bits = new Map([...new Set(asked.flat())].map((flag, i) => [flag, 1n << BigInt(i)]));
	const flags = new Map([...bits].map(([flag, bit]) => [flag, sets.of(bit)]));
	const map: SceneMap = { scenes, numbers, sets, flags, memory: [], ways: [] };
	map.ways = scenes.map((scene) => waysOn(scene, map));
	const targets = map.ways.map((ways) => ways.map(({ to }) => to));
	const components = componentsOf(scenes.length, (node) => targets[node]!);
	const lives: bigint[] = [];
	// Components come with what is reached last first, so what lies ahead of each is known already.
	for (const members of components.members) {
		let live = 0n;
		for (const node of members) {
			for (const flag of asked[node]!) live |= bits.get(flag)!;
			for (const to of targets[node]!) live |= lives[to] ?? 0n;
		}
		const loops = members.length > 1 || targets[members[0]!]!.includes(members[0]!);
		members.forEach((node, i) => {
			lives[node] = live;
			map.memory[node] = {
				live: sets.of(live),
				loop: components.of[node]!,
				visit: loops ? sets.of(1n << BigInt(i)) : 0
			};
		});
	}
	return map;
}

function waysOn(scene: Scene, map: SceneMap): WayOn[] {
	if (scene.kind === 'scene' && scene.choices.length > 0)
		return scene.choices.map(({ to, remember, onlyIf }) => ({
			to: numberOf(map, to),
			sets: remember === null ? 0 : (map.flags.get(remember) ?? 0),
			asks: onlyIf === null ? 0 : map.flags.get(onlyIf.flag)!,
			not: onlyIf?.not ?? false
		}));
	return targetsOf(scene).map((key) => ({ to: numberOf(map, key), sets: 0, asks: 0, not: false }));
}

export function numberOf(map: SceneMap, key: string): number {
	const index = map.numbers.get(key);
	if (index === undefined) throw new Error(`the scenario has no scene ${key}`);
	return index;
}

/** The keys of the scenes that lie one step ahead, each as often as ways lead there. */
export function targetsOf(scene: Scene): string[] {
	if (scene.kind === 'ending') return [];
	if (scene.kind === 'scene' && scene.choices.length > 0) return scene.choices.map((choice) => choice.to);
	return scene.next === null ? [] : [scene.next];
}

function flagsAsked(scene: Scene): string[] {
	return scene.kind === 'scene'
		? [...new Set(scene.choices.flatMap((choice) => choice.onlyIf?.flag ?? []))]
		: [];
}
