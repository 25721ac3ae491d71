import { componentsOf } from './components.ts';
import type { Scenario, Scene } from '../scenario.ts';

/** What has to be remembered of a run that has come to a scene. */
export interface Memory {
	/** The flags that this scene asks for. */
	asked: string[];
	/** The flags that this scene or one ahead of it asks for. */
	live: bigint;
	/** The number of the loop it lies on. */
	loop: number;
	/** Its bit among the visited scenes of its loop; 0 where it cannot come again. */
	visitBit: bigint;
}

export interface SceneMap {
	scenes: readonly Scene[];
	numbers: Map<string, number>;
	flagBits: Map<string, bigint>;
	memory: Memory[];
}

export function mapScenes({ scenes }: Pick<Scenario, 'scenes'>): SceneMap {
	const numbers = new Map(scenes.map((scene, i) => [scene.key, i]));
	const asked = scenes.map(flagsAsked);
	const flagBits = new Map([...new Set(asked.flat())].map((flag, i) => [flag, 1n << BigInt(i)]));
	const map: SceneMap = { scenes, numbers, flagBits, memory: [] };
	const targets = scenes.map((scene) => targetsOf(scene).map((key) => numberOf(map, key)));
	const components = componentsOf(scenes.length, (node) => targets[node]!);
	// Components come with what is reached last first, so what lies ahead of each is known already.
	for (const members of components.members) {
		let live = 0n;
		for (const node of members) {
			for (const flag of asked[node]!) live |= flagBits.get(flag)!;
			for (const to of targets[node]!) live |= map.memory[to]?.live ?? 0n;
		}
		const loops = members.length > 1 || targets[members[0]!]!.includes(members[0]!);
		members.forEach((node, i) => {
			map.memory[node] = {
				asked: asked[node]!,
				live,
				loop: components.of[node]!,
				visitBit: loops ? 1n << BigInt(i) : 0n
			};
		});
	}
	return map;
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
