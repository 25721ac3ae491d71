// A scenario as ways from situation to situation (a scene and what is remembered that can still matter), and a run as the
// things that were done on it. Scenes are told of by place: one for each set of choices that a scene shows, whatever is
// remembered for later.

import { componentsOf } from '#lib/domain/scenario/proof/components.ts';
import { unkeptChoices } from '#lib/domain/scenario/kept-choice.ts';
import { isRight, scenesByKey, visibleChoices, type Step } from '#lib/domain/scenario/play.ts';
import type { Scenario, Scene } from '#lib/domain/scenario/scenario.ts';
import { valueOf } from '#lib/domain/scenario/score.ts';
import type { Flow } from './least-arrivals.ts';

/** Things to do that are counted as one. Numbers are places in the scene's own list. */
export type Cell =
	| { kind: 'choices' | 'answers'; indices: number[] }
	/** Not scored, perhaps about the officer's own wellbeing: never counted one by one (curriculum E 15). */
	| { kind: 'unscored'; indices: number[] }
	/** Several answers are to be ticked: exactly the right ones, or anything else. */
	| { kind: 'right' | 'wrong' }
	| { kind: 'continue' };

export interface Place {
	scene: Scene;
	/** Places of the choices that are shown here. */
	visible: number[];
	cells: Cell[];
}

export interface StoryFlow extends Flow {
	scenes: Place[];
	/** The place of each scene in the order of the story. */
	follow(steps: readonly Step[]): Visit[];
}

/** What was done at the first visit to a place. */
export interface Visit {
	place: number;
	cell: number;
	/** null where it is not scored; a critical error is worth nothing. */
	points: number | null;
}

interface Situation {
	scene: Scene;
	flags: ReadonlySet<string>;
	place: number;
	/** For each cell where its choices lead, each once. */
	ways: number[][];
}

/** Beyond this many situations a story is too tangled for what is told of it to be proved safe in a moment. */
const MOST_SITUATIONS = 4000;

/** The flow of a scenario without errors; null where it has too many situations. */
export function storyFlow(scenario: Scenario): StoryFlow | null {
	const scenes = scenesByKey(scenario);
	const matters = flagsThatMatter(scenario);
	const situations: Situation[] = [];
	const known = new Map<string, number>();
	const placeOf = new Map<string, number>();
	const places: Place[] = [];

	function come(key: string, flags: ReadonlySet<string>): number {
		const scene = scenes.get(key)!;
		const kept = [...flags].filter((flag) => matters.get(key)!.has(flag)).sort();
		const name = JSON.stringify([key, kept]);
		let at = known.get(name);
		if (at === undefined) {
			known.set(name, (at = situations.length));
			const visible = visibleChoices(scene, new Set(kept)).map(({ index }) => index);
			const placeName = JSON.stringify([key, visible]);
			let place = placeOf.get(placeName);
			if (place === undefined) {
				placeOf.set(placeName, (place = places.length));
				places.push({ scene, visible, cells: cellsOf(scene, visible) });
			}
			situations.push({ scene, flags: new Set(kept), place, ways: [] });
		}
		return at;
	}
	come(scenario.start, new Set());
	for (let at = 0; at < situations.length; at++) {
		if (situations.length > MOST_SITUATIONS) return null;
		const { scene, flags, place } = situations[at]!;
		situations[at]!.ways = places[place]!.cells.map((cell) => [
			...new Set(leadsTo(scene, cell).map(({ to, remember }) => come(to, withFlag(flags, remember))))
		]);
	}
	return { ...asFlow(situations, places), scenes: places, follow };

	function follow(steps: readonly Step[]): Visit[] {
		const visits = new Map<number, Visit>();
		let key = scenario.start;
		let flags: ReadonlySet<string> = new Set();
		for (const step of steps) {
			const { scene, place } = situations[come(key, flags)]!;
			const cell = places[place]!.cells.findIndex((one) => isIn(one, scene, step));
			const { rating } = valueOf(scene, step);
			const points = rating.kind === 'points' ? rating.points : rating.kind === 'critical' ? 0 : null;
			if (!visits.has(place)) visits.set(place, { place, cell, points });
			const { to, remember } = wayOf(scene, step);
			key = to;
			flags = withFlag(flags, remember);
		}
		return [...visits.values()];
	}
}

const withFlag = (flags: ReadonlySet<string>, flag: string | null) =>
	flag === null ? flags : new Set([...flags, flag]);

function cellsOf(scene: Scene, visible: readonly number[]): Cell[] {
	switch (scene.kind) {
		case 'ending':
			return [];
		case 'question':
			return scene.multiple
				? [{ kind: 'right' }, { kind: 'wrong' }]
				: scene.answers.map((_, index) => ({ kind: 'answers', indices: [index] }));
		case 'scene': {
			if (scene.choices.length === 0) return [{ kind: 'continue' }];
			const isScored = (index: number) => scene.choices[index]!.rating.kind !== 'unscored';
			const unscored = visible.filter((index) => !isScored(index));
			const scored = visible.filter(isScored).map((index): Cell => ({ kind: 'choices', indices: [index] }));
			return unscored.length > 0 ? [...scored, { kind: 'unscored', indices: unscored }] : scored;
		}
		default:
			return scene satisfies never;
	}
}

/** Where the things to do of one cell lead, and what is remembered of them. */
function leadsTo(scene: Scene, cell: Cell): { to: string; remember: string | null }[] {
	if (scene.kind === 'ending') return [];
	if ('indices' in cell && scene.kind === 'scene') return cell.indices.map((index) => scene.choices[index]!);
	return scene.next === null ? [] : [{ to: scene.next, remember: null }];
}

function wayOf(scene: Scene, step: Step): { to: string; remember: string | null } {
	if (scene.kind === 'scene' && step.kind === 'choice')
		return scene.choices[step.choice ?? unkeptChoices(scene)[0]!]!;
	return { to: scene.kind === 'ending' ? '' : scene.next!, remember: null };
}

function isIn(cell: Cell, scene: Scene, step: Step): boolean {
	switch (cell.kind) {
		case 'choices':
			return step.kind === 'choice' && step.choice !== null && cell.indices.includes(step.choice);
		case 'unscored':
			return step.kind === 'choice' && (step.choice === null || cell.indices.includes(step.choice));
		case 'answers':
			return step.kind === 'answer' && cell.indices.includes(step.answers[0]!);
		case 'right':
		case 'wrong':
			return (
				step.kind === 'answer' &&
				scene.kind === 'question' &&
				isRight(scene.answers, step.answers) === (cell.kind === 'right')
			);
		case 'continue':
			return step.kind === 'continue';
		default:
			return cell satisfies never;
	}
}

/** For each scene the flags that a scene from there on asks for. */
function flagsThatMatter({ scenes }: Scenario): Map<string, Set<string>> {
	const matters = new Map(
		scenes.map((scene) => [
			scene.key,
			new Set(
				scene.kind === 'scene' ? scene.choices.flatMap(({ onlyIf }) => (onlyIf ? [onlyIf.flag] : [])) : []
			)
		])
	);
	for (let isNew = true; isNew;) {
		isNew = false;
		for (const scene of scenes.toReversed()) {
			const own = matters.get(scene.key)!;
			const before = own.size;
			for (const to of targetsOf(scene)) for (const flag of matters.get(to) ?? []) own.add(flag);
			isNew ||= own.size > before;
		}
	}
	return matters;
}

const targetsOf = (scene: Scene): string[] => {
	if (scene.kind === 'ending') return [];
	const on = scene.next === null ? [] : [scene.next];
	return scene.kind === 'scene' ? [...scene.choices.map(({ to }) => to), ...on] : on;
};

function asFlow(situations: readonly Situation[], places: readonly Place[]): Flow {
	const loops = componentsOf(situations.length, (at) => situations[at]!.ways.flat());
	// Places stand in the order of their scenes; what a scene leads back to is on a loop whatever is remembered.
	const scenes = [...new Set(places.map(({ scene }) => scene))];
	const number = new Map(scenes.map((scene, index) => [scene.key, index]));
	const targets = scenes.map((scene) => targetsOf(scene).flatMap((to) => number.get(to) ?? []));
	const { of, members } = componentsOf(scenes.length, (at) => targets[at]!);
	const placed = places.map(({ scene, cells }, place) => {
		const at = number.get(scene.key)!;
		const side = scene.kind === 'question' && !scene.multiple ? rightOf(scene.answers) : undefined;
		return {
			situations: situations.flatMap((situation, index) => (situation.place === place ? [index] : [])),
			cells: cells.length,
			...(side && { side }),
			isOnLoop: members[of[at]!]!.length > 1 || targets[at]!.includes(at)
		};
	});
	const depth = (place: number) => of[number.get(places[place]!.scene.key)!]!;
	return {
		start: 0,
		placeOf: situations.map(({ place }) => place),
		ways: situations.map(({ ways }) => ways),
		loops: loops.members,
		places: placed,
		order: [...places.keys()].sort((one, other) => depth(other) - depth(one))
	};
}

const rightOf = (answers: readonly { right: boolean }[]) =>
	answers.flatMap(({ right }, index) => (right ? [index] : []));
