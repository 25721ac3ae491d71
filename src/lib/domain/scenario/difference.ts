// What changed between two versions of a scenario, scene by scene, in words that a trainer, a reviewer or an officer
// reads: never by line, for a line says nothing of what an officer will meet.

import { compareAbout } from './difference/compare-about.ts';
import { compareScenes } from './difference/compare-scenes.ts';
import { bareName } from './names.ts';
import type { Scenario, Scene } from './scenario.ts';

export interface Change {
	/** What changed, in plain words: “Rating of “Hear both of them””. */
	what: string;
	/** Empty where it is new. */
	before: string;
	/** Empty where it is gone. */
	after: string;
}

export interface SceneDifference {
	kind: 'added' | 'removed' | 'changed';
	/** Key of the scene as it is now, or was where it is gone; empty for what is said of the scenario as a whole. */
	key: string;
	name: string;
	changes: Change[];
}

/**
 * What stands first in the list is about the scenario as a whole (title, minutes, content note, pass mark …); then come
 * the scenes in the order of the new version, and those that are gone. Empty where nothing changed that anybody meets.
 * @param before null where there was no version before
 */
export function difference(before: Scenario | null, after: Scenario): SceneDifference[] {
	const old = before?.scenes ?? [];
	const { pairs, gone, renamed } = pair(old, after.scenes);
	const names = { before: namesOf(old, renamed, after.scenes), after: namesOf(after.scenes, new Map(), old) };
	const about = compareAbout(before, after, names);
	const changed = pairs.flatMap(([was, scene]): SceneDifference[] => {
		const changes = compareScenes(was, scene, names);
		const { key, name } = scene;
		if (!was) return [{ kind: 'added', key, name, changes }];
		return changes.length > 0 ? [{ kind: 'changed', key, name, changes }] : [];
	});
	const removed = gone.map((scene): SceneDifference => ({
		...{ kind: 'removed', key: scene.key, name: scene.name },
		changes: compareScenes(scene, null, names)
	}));
	const whole: SceneDifference = {
		kind: before ? 'changed' : 'added',
		key: '',
		name: after.title,
		changes: about
	};
	return [...(about.length > 0 ? [whole] : []), ...changed, ...removed];
}

/** Scenes of one name belong together, and scenes that say the same under another name: they were renamed. */
function pair(before: readonly Scene[], after: readonly Scene[]) {
	const byName = new Map(before.map((scene) => [bareName(scene.key), scene]));
	const named = new Set(after.map((scene) => bareName(scene.key)));
	const left = before.filter((scene) => !named.has(bareName(scene.key)));
	/** The scene of the new version by the key that it had. */
	const renamed = new Map<string, Scene>();
	const pairs = after.map((scene): [Scene | null, Scene] => {
		const same = byName.get(bareName(scene.key));
		if (same) {
			renamed.set(same.key, scene);
			return [same, scene];
		}
		const at = left.findIndex((old) => saysTheSame(old, scene));
		if (at < 0) return [null, scene];
		const [old] = left.splice(at, 1);
		renamed.set(old!.key, scene);
		return [old!, scene];
	});
	return { pairs, gone: left, renamed };
}

function saysTheSame(old: Scene, scene: Scene): boolean {
	const said = (one: Scene) =>
		JSON.stringify([
			one.kind,
			one.blocks,
			one.kind === 'scene' ? one.choices.map(({ text }) => text) : [],
			one.kind === 'question' ? one.answers.map(({ text }) => text) : []
		]);
	const isEmpty = scene.blocks.length === 0 && (scene.kind !== 'scene' || scene.choices.length === 0);
	return !isEmpty && said(old) === said(scene);
}

/**
 * The name of a scene by its key, as written; of one that was renamed its new one, so that arrows to it did not change.
 * A key that means nothing here is called as in the other version: what went is the scene, not the arrow.
 */
function namesOf(
	scenes: readonly Scene[],
	renamed: ReadonlyMap<string, Scene>,
	others: readonly Scene[]
): (key: string) => string {
	const names = new Map(
		[...others, ...scenes].map((scene) => [bareName(scene.key), (renamed.get(scene.key) ?? scene).name])
	);
	return (key) => names.get(bareName(key)) ?? key;
}
