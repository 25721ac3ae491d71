import { targetsOf } from '#lib/domain/scenario/proof/scene-map.ts';
import type { EndingScene, Scenario, Scene } from '#lib/domain/scenario/scenario.ts';

export interface ReadingOrder {
	/** Scenes and questions; each after those that lead to it, unless a way goes back. */
	scenes: Scene[];
	/** Those that pass before those that lead to a review. */
	endings: EndingScene[];
	/** What no way leads to, in the order of the source. */
	unreached: Scene[];
}

/**
 * The order in which somebody reads a scenario on paper from its start: the first choice is followed first, and
 * nothing is read before what leads to it. Arrows that lead nowhere are passed over.
 */
export function readingOrder(scenario: Scenario): ReadingOrder {
	const byKey = new Map<string, Scene>();
	for (const scene of scenario.scenes) if (!byKey.has(scene.key)) byKey.set(scene.key, scene);
	const reached = leftLast(byKey, scenario.start).reverse();
	const seen = new Set(reached);
	const endings = reached.filter((scene) => scene.kind === 'ending');
	return {
		scenes: reached.filter(({ kind }) => kind !== 'ending'),
		endings: [
			...endings.filter(({ result }) => result === 'pass'),
			...endings.filter(({ result }) => result !== 'pass')
		],
		unreached: scenario.scenes.filter((scene) => !seen.has(scene))
	};
}

/**
 * Every scene that is reached, in the order in which a walk has nothing more to find behind it. The last choice is
 * walked first, so that the reverse begins with the first. Without recursion: a draft may have thousands of scenes.
 */
function leftLast(byKey: ReadonlyMap<string, Scene>, start: string): Scene[] {
	const left: Scene[] = [];
	const entered = new Set<Scene>();
	const enter = (key: string) => {
		const scene = byKey.get(key);
		if (!scene || entered.has(scene)) return;
		entered.add(scene);
		stack.push({ scene, ahead: targetsOf(scene) });
	};
	const stack: { scene: Scene; ahead: string[] }[] = [];
	enter(start);
	while (stack.length > 0) {
		const { scene, ahead } = stack.at(-1)!;
		const next = ahead.pop();
		if (next !== undefined) enter(next);
		else {
			left.push(scene);
			stack.pop();
		}
	}
	return left;
}
