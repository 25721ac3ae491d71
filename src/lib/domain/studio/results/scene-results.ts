import { SMALLEST_GROUP } from '../group-in-words.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { disclose, type Told } from './disclose.ts';
import { discrimination, ENOUGH, type Discrimination } from './discrimination.ts';
import { figuresOf, type Figure } from './estimate.ts';
import { arrivals } from './least-arrivals.ts';
import type { Cell, Place, StoryFlow, Visit } from './story-flow.ts';

/** One thing to do in a scene, or several that are told of together. */
export interface ResultLine {
	/** Places in the scene's own list of choices or answers; none for right and wrong of a question with several. */
	indices: number[];
	kind: Cell['kind'] | 'others';
	/** null where nothing is told of it by itself. */
	figure: Figure | null;
	isCommonest: boolean;
}

export interface SceneResult {
	scene: string;
	/** Places of the choices that are shown here, where others see other ones; null where everybody sees the same. */
	onlyWith: number[] | null;
	/** So many came here at least and at most, as can be known from what is shown. */
	came: { least: number; most: number };
	/** null where nothing is told. */
	lines: ResultLine[] | null;
	/** About so many percent were right, or took a best choice; null where it cannot be told. */
	difficulty: Figure | null;
	discrimination: Discrimination | null;
}

/** One counted run: its steps as visits, and the points it won. */
export interface CountedRun {
	id: string;
	visits: readonly Visit[];
	won: number;
}

export interface StoryResult {
	officers: number;
	/** One for each scene with something to choose, in the order of the text; more where not all see the same choices. */
	scenes: SceneResult[];
	/** About how many of the officers came to each scene, by its key: the middle of what is possible. */
	came: Record<string, number>;
	/** At least so many came to an ending that asks for another go, as can be known from what is shown. */
	againAtLeast: number;
}

/**
 * What is told of a group's runs.
 * @param runs a whole number of fives (group-runs.ts)
 */
export function sceneResults(scenario: Scenario, flow: StoryFlow, runs: readonly CountedRun[]): StoryResult {
	const counts = flow.scenes.map(({ cells }) => cells.map(() => 0));
	for (const { visits } of runs) for (const { place, cell } of visits) counts[place]![cell]!++;
	const told = disclose(flow, runs.length, counts);
	const sides = flow.scenes.map((place, at) => sidesOf(place, told[at]!));
	// Where both sides are known to be five at least, and how many came there for certain.
	const both = sides.map((side, at) =>
		side && side.best >= SMALLEST_GROUP && side.other >= SMALLEST_GROUP ? told[at]!.came.least : 0
	);
	const tells = (at: number) =>
		both[at]! >= ENOUGH &&
		both.some((came, other) => other !== at && came > 0 && came + both[at]! >= runs.length + ENOUGH);
	const inText = new Map(scenario.scenes.map(({ key }, index) => [key, index]));
	const scenes = flow.scenes
		.map((place, at) => ({ place, at }))
		.filter(({ place }) => place.cells.length > 1)
		.sort((one, other) => inText.get(one.place.scene.key)! - inText.get(other.place.scene.key)!)
		.map(({ place: { scene, visible, cells }, at }): SceneResult => {
			const figures = figuresOf(told[at]!);
			const isSplit = flow.scenes.some((other, place) => place !== at && other.scene === scene);
			return {
				scene: scene.key,
				onlyWith: isSplit ? visible : null,
				came: told[at]!.came,
				lines: told[at]!.commonest === null ? null : linesOf(cells, told[at]!, figures),
				difficulty: sides[at] ? bestOf(told[at]!, figures, sides[at].isBest) : null,
				discrimination: tells(at) ? discriminationAt(at, scene.key, runs) : null
			};
		});
	const again = flow.scenes.flatMap(({ scene }, at) =>
		scene.kind === 'ending' && scene.result === 'review' ? flow.places[at]!.situations : []
	);
	const came: Record<string, number> = {};
	for (const [at, { scene }] of flow.scenes.entries()) {
		const { least, most } = told[at]!.came;
		came[scene.key] = Math.min(runs.length, (came[scene.key] ?? 0) + (least + most) / 2);
	}
	const againAtLeast = arrivals(flow, runs.length, told, again).least;
	return { officers: runs.length, scenes, came, againAtLeast };
}

/** Which parts won all points, and how many officers did and did not at least; null where some parts mix the two. */
function sidesOf({ scene, cells }: Place, { parts, commonest }: Told) {
	if (commonest === null) return null;
	const best = bestCells(scene, cells);
	const isBest = parts.map((part) => part.cells.every((cell) => best.has(cell)));
	const mixes = parts.some((part, index) => !isBest[index] && part.cells.some((cell) => best.has(cell)));
	if (mixes) return null;
	const least = (side: boolean) =>
		parts.reduce((sum, part, index) => sum + (isBest[index] === side ? part.least : 0), 0);
	return { isBest, best: least(true), other: least(false) };
}

function linesOf(cells: readonly Cell[], told: Told, figures: readonly (Figure | null)[]): ResultLine[] {
	const lines = cells.map((cell, at): ResultLine => {
		const part = told.parts.findIndex((one) => one.cells.length === 1 && one.cells[0] === at);
		const indices = 'indices' in cell ? cell.indices : [];
		const isCommonest = part !== -1 && part === told.commonest;
		return { indices, kind: cell.kind, figure: figures[part] ?? null, isCommonest };
	});
	const together = told.parts.flatMap((part, index): ResultLine[] => {
		if (part.cells.length < 2) return [];
		const indices = part.cells.flatMap((at) => {
			const cell = cells[at]!;
			return 'indices' in cell ? cell.indices : [];
		});
		return [{ indices, kind: 'others', figure: figures[index]!, isCommonest: index === told.commonest }];
	});
	return [...lines, ...together];
}

/** Cells of full points: right answers, choices that nothing shown there is better than. */
function bestCells(scene: Place['scene'], cells: readonly Cell[]): Set<number> {
	const isBest = (cell: Cell): boolean => {
		if (cell.kind === 'right') return true;
		if (scene.kind === 'question' && cell.kind === 'answers')
			return cell.indices.every((index) => scene.answers[index]!.right);
		if (scene.kind !== 'scene' || cell.kind !== 'choices') return false;
		return cell.indices.every((index) => {
			const { rating } = scene.choices[index]!;
			return rating.kind === 'points' && rating.points === 2;
		});
	};
	return new Set(cells.flatMap((cell, at) => (isBest(cell) ? [at] : [])));
}

/** The share of those who were right or chose best; told where exactly one part is of them. */
function bestOf(told: Told, figures: readonly (Figure | null)[], isBest: readonly boolean[]): Figure | null {
	const own = figures.filter((_, index) => isBest[index]);
	if (own.length === 1) return own[0]!;
	const all = own.reduce<Figure | null>(
		(sum, figure) =>
			sum && figure && { least: sum.least + figure.least, most: sum.most + figure.most, about: null },
		{ least: 0, most: 0, about: null }
	);
	const middle = (told.came.least + told.came.most) / 2;
	if (!all || own.length === 0 || all.most - all.least > middle / 2) return null;
	return {
		...all,
		about: Math.min(95, Math.max(5, Math.round((20 * (all.least + all.most)) / 2 / middle) * 5))
	};
}

function discriminationAt(place: number, scene: string, runs: readonly CountedRun[]): Discrimination {
	return discrimination(
		scene,
		runs.flatMap(({ id, visits, won }) => {
			const points = visits.find((visit) => visit.place === place)?.points ?? null;
			return points === null ? [] : [{ id, item: points, rest: won - points }];
		})
	);
}
