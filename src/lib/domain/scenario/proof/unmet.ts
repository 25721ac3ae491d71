import { bestThrough } from './best.ts';
import { passes } from './most.ts';
import type { Scenario, Scene } from '../scenario.ts';
import type { Situations } from './situations.ts';

/**
 * The scenes that no passing path meets, in the order of the text: whoever passes has never seen them. Endings to review
 * are left out, for there nobody has passed.
 */
export function unmetBy({ scenes }: Scenario, situations: Situations, needed: number): Scene[] {
	const most = bestThrough(situations, {
		way: (way) => (way.critical ? -Infinity : way.points),
		ending: passes,
		forbids: true
	});
	const met = new Set(situations.list.filter((_, i) => most[i]! >= needed).map(({ scene }) => scene));
	return scenes.filter((scene) => !met.has(scene) && !(scene.kind === 'ending' && scene.result === 'review'));
}
