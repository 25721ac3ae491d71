// What an officer reads of a new version of a scenario that they hold an older version of: which scenes changed, and
// how they read now. Never what a choice is worth, what comes of it or what the coach says, for the scenario waits for
// them again; and what can be chosen stands in order of the alphabet, as the author's own order might tell.

import { difference } from '#lib/domain/scenario/difference.ts';
import type { Block, Scenario, Scene } from '#lib/domain/scenario/scenario.ts';

export interface ShownChange {
	kind: 'added' | 'removed' | 'changed';
	name: string;
	/** Sentences about what is not shown, or is gone. */
	words: string[];
	/** The scene as it is told now, where what is told changed. */
	blocks: Block[];
	/** What can be done or answered now, where that changed; HTML as the scene shows it. */
	lines: string[];
}

/** Scene by scene, in the order of the new version; empty where an officer would not notice anything. */
export function shownChanges(before: Scenario, after: Scenario): ShownChange[] {
	const changes = difference(before, after);
	return changes.map(({ kind, key, name }): ShownChange => {
		const empty = { kind, name, words: [], blocks: [], lines: [] };
		if (key === '') return { ...empty, words: aboutWords(before, after) };
		if (kind === 'removed') return { ...empty, words: ['This scene is no longer there.'] };
		const scene = after.scenes.find((scene) => scene.key === key)!;
		const old = before.scenes.find((scene) => scene.key === key) ?? null;
		return { ...empty, ...(scene.kind === 'ending' ? ending(kind) : told(old, scene)) };
	});
}

/** An ending says what was good in what was done; that it changed is all that is said here. */
const ending = (kind: ShownChange['kind']) => ({
	words: [kind === 'added' ? 'A new ending.' : 'This ending has changed.']
});

function told(old: Scene | null, scene: Scene): Pick<ShownChange, 'words' | 'blocks' | 'lines'> {
	const isToldAnew = !old || !same(old.blocks, scene.blocks);
	const isOfferedAnew = !old || !same(linesOf(old), linesOf(scene));
	const words =
		isToldAnew || isOfferedAnew
			? []
			: ['The scene reads as before. What comes of what you do in it, or what is said of it, has changed.'];
	return {
		words,
		blocks: isToldAnew ? scene.blocks : [],
		lines: isOfferedAnew ? linesOf(scene) : []
	};
}

const linesOf = (scene: Scene): string[] =>
	(scene.kind === 'scene' ? scene.choices : scene.kind === 'question' ? scene.answers : [])
		.map(({ html }) => html)
		.toSorted();

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function aboutWords(before: Scenario, after: Scenario): string[] {
	const parts: [string, string | number, string | number][] = [
		['The title', before.title, after.title],
		['The content note', before.contentNote, after.contentNote],
		['The summary', before.summary, after.summary],
		['The time it takes, in minutes,', before.minutes, after.minutes],
		['The percent that passes', before.passPercent, after.passPercent]
	];
	const words = parts.flatMap(([what, was, is]) => (was === is ? [] : [`${what} is now: ${is}`]));
	return words.length > 0 ? words : ['Something about the scenario as a whole has changed.'];
}
