// A scene’s name is also what arrows lead to. Renaming changes its heading, every arrow to it and `start:`, at their
// exact places, and nothing else.

import { bareName, slugOf } from './names.ts';
import { parseScenario } from './parse.ts';
import { PieceMemory } from './read/piece-memory.ts';
import type { Place, Scenario, Scene } from './scenario.ts';

export type Renamed =
	/** `arrows` counts the arrows that were changed, `start:` among them. */
	| { kind: 'renamed'; text: string; arrows: number }
	/** `unreadable`: written as a heading or after an arrow it would be read as something else. */
	| { kind: 'refused'; reason: 'absent' | 'empty' | 'taken' | 'unreadable' };

type Edit = Pick<Place, 'from' | 'to'> & { insert: string };

/** Gives the scene with this key another name. A name that differs only in capitals or signs is the scene’s own still. */
export function renameScene(text: string, key: string, newName: string): Renamed {
	const memory = new PieceMemory();
	const { scenario } = parseScenario(text, '', memory);
	const scene = scenario?.scenes.find((one) => one.key === key);
	const name = newName.trim().replace(/\s+/g, ' ');
	if (!scenario || !scene?.where?.name) return { kind: 'refused', reason: 'absent' };
	if (slugOf(name) === '') return { kind: 'refused', reason: 'empty' };
	const isTaken = scenario.scenes.some((one) => one !== scene && isSame(one.key, name));
	if (isTaken) return { kind: 'refused', reason: 'taken' };
	const arrows = arrowsTo(scenario, scene, text).map((place) => ({ ...place, insert: name }));
	const start = startOf(scenario, scene, name);
	const heading = { ...headingName(text, scene.where.name, scene.kind), insert: name };
	const edits = [heading, ...arrows, ...(start ? [start] : [])];
	const renamed = edit(text, edits);
	const after = parseScenario(renamed, '', memory).scenario;
	if (!after || !isStillRead(scenario, scene, after, name)) return { kind: 'refused', reason: 'unreadable' };
	return { kind: 'renamed', text: renamed, arrows: edits.length - 1 };
}

const isSame = (one: string, other: string) => bareName(one) === bareName(other);

/** The name without “Question:” or “Ending:” before it and number signs after it. */
function headingName(text: string, { from, to }: Place, kind: Scene['kind']): { from: number; to: number } {
	const written = text.slice(from, to);
	const before = kind === 'scene' ? 0 : written.indexOf(':') + 1;
	const after = written.slice(before).replace(/\s+#+\s*$/, '');
	const lead = after.length - after.trimStart().length;
	return { from: from + before + lead, to: from + before + after.trimEnd().length };
}

/** Where arrows name the scene: those that were read, and those in lists that hold a fault and were not. */
function arrowsTo({ scenes }: Scenario, { key }: Scene, text: string): { from: number; to: number }[] {
	const places = new Map<number, { from: number; to: number }>();
	const add = ({ from, to }: { from: number; to: number }) => places.set(from, { from, to });
	for (const scene of scenes) {
		if (scene.kind === 'ending') continue;
		if (scene.next !== null && isSame(scene.next, key) && scene.where?.next) add(scene.where.next);
		for (const { to, where } of scene.kind === 'scene' ? scene.choices : [])
			if (isSame(to, key) && where?.arrow) add(where.arrow);
	}
	for (const line of text.matchAll(/^[ \t]*(?:[*+-][ \t].*|\d+[.)][ \t].*)?(?:->|→)[ \t]*(.*?)[ \t\r]*$/gm)) {
		const from = line.index + line[0].trimEnd().length - line[1]!.length;
		if (isSame(line[1]!, key)) add({ from, to: from + line[1]!.length });
	}
	return [...places.values()];
}

/** The header’s `start:`, in quotes where YAML would read the bare name otherwise. */
function startOf({ start, where }: Scenario, { key }: Scene, name: string): Edit | null {
	if (!where?.start || !isSame(start, key)) return null;
	const isPlain =
		/^[\p{L}][\p{L}\p{M}\p{N} ,.'’?!()-]*$/u.test(name) && !/^(true|false|null|yes|no|on|off)$/i.test(name);
	return { from: where.start.from, to: where.start.to, insert: isPlain ? name : JSON.stringify(name) };
}

function edit(text: string, edits: readonly Edit[]): string {
	let result = '';
	let at = 0;
	for (const { from, to, insert } of edits.toSorted((a, b) => a.from - b.from)) {
		result += text.slice(at, from) + insert;
		at = to;
	}
	return result + text.slice(at);
}

/** Whether the new text holds the same scenes and ways, one of them under its new name. */
function isStillRead(before: Scenario, renamed: Scene, after: Scenario, name: string): boolean {
	const to = (key: string) => (isSame(key, renamed.key) ? bareName(name) : bareName(key));
	const shape = ({ scenes, start }: Scenario, as: (key: string) => string) =>
		JSON.stringify([
			as(start),
			scenes.map((scene) => [
				scene.kind,
				as(scene.key),
				scene.kind === 'ending' ? null : scene.next && as(scene.next),
				scene.kind === 'scene' ? scene.choices.map((choice) => [choice.text, as(choice.to)]) : []
			])
		]);
	return shape(after, bareName) === shape(before, to);
}
