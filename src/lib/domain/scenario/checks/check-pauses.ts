import { plainText } from './plain-text.ts';
import type { Report } from '../problem.ts';
import type { Scene } from '../scenario.ts';
import { targetsOf } from '../proof/scene-map.ts';

const intense =
	/\b(strangl\w*|rape[ds]?|raping|shot|stabb\w*|suicid\w*|murder\w*|corpse|blood\w*|killed|dead|died|dying)\b/i;

/** Whether a scene’s text is hard to read for someone with a case of their own. */
export function isIntense(scene: Scene): boolean {
	return scene.blocks.some(
		(block) =>
			'html' in block &&
			block.kind !== 'pause' &&
			block.kind !== 'support' &&
			intense.test(plainText(block.html))
	);
}

/** Checks that a hard scene has a pause or a support line in itself or within the two scenes after it. */
export function checkPauses(scenes: readonly Scene[], report: Report): void {
	const byKey = new Map(scenes.map((scene) => [scene.key, scene]));
	const hasPause = (scene: Scene) => scene.blocks.some(({ kind }) => kind === 'pause' || kind === 'support');
	const ahead = (near: readonly Scene[]) =>
		near.flatMap((scene) => targetsOf(scene).flatMap((key) => byKey.get(key) ?? []));
	for (const scene of scenes) {
		if (!isIntense(scene)) continue;
		const next = ahead([scene]);
		if ([scene, ...next, ...ahead(next)].some(hasPause)) continue;
		report.add(
			'intense-without-pause',
			scene.where?.name ?? scene,
			`“${scene.name}” is hard to read. Put :::pause or :::support into it or into one of the two scenes after it.`
		);
	}
}
