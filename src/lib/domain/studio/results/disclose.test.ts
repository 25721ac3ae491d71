import { describe, expect, test } from 'vitest';
import { disclose } from './disclose.ts';
import type { Flow } from './least-arrivals.ts';
import { inFives } from './group-runs.ts';

/** A story written as `scene: where each choice leads`, in the story's order; scenes that nobody leaves are endings. */
function flowOf(scenes: Record<string, string[]>): Flow {
	const names = [...new Set([...Object.keys(scenes), ...Object.values(scenes).flat()])];
	const ways = names.map((name) => (scenes[name] ?? []).map((to) => [names.indexOf(to)]));
	const order = [...names.keys()];
	return {
		start: 0,
		placeOf: order,
		ways,
		loops: order.toReversed().map((at) => [at]),
		places: names.map((_, at) => ({ situations: [at], cells: ways[at]!.length, isOnLoop: false })),
		order
	};
}

interface World {
	/** For each scene how many took each choice. */
	counts: number[][];
	came: number[];
}

/** Every way in which `total` officers can have gone through a story. */
function* worldsOf(flow: Flow, total: number): Generator<World> {
	const counts: number[][] = flow.ways.map(() => []);
	const came = flow.ways.map((_, at) => (at === flow.start ? total : 0));
	yield* from(0);

	function* from(at: number): Generator<World> {
		if (at === flow.ways.length) return void (yield { counts, came });
		const cells = flow.ways[at]!;
		for (const taken of splits(came[at]!, cells.length)) {
			counts[at] = taken;
			for (const [cell, count] of taken.entries()) came[cells[cell]![0]!]! += count;
			yield* from(at + 1);
			for (const [cell, count] of taken.entries()) came[cells[cell]![0]!]! -= count;
		}
	}
}

function* splits(total: number, parts: number): Generator<number[]> {
	if (parts === 0) return void (yield []);
	if (parts === 1) return void (yield [total]);
	for (let first = 0; first <= total; first++)
		for (const rest of splits(total - first, parts - 1)) yield [first, ...rest];
}

/** The groups an attacker can name: any choices of one scene, and everybody who came to a scene or an ending. */
function groupsOf(flow: Flow): ((world: World) => number)[] {
	const arrivals = flow.ways.map((_, at) => (world: World) => world.came[at]!);
	const choices = flow.ways.flatMap((cells, at) =>
		Array.from(
			{ length: 2 ** cells.length - 1 },
			(_, set) => (world: World) =>
				world.counts[at]!.reduce((sum, count, cell) => sum + ((set + 1) & (1 << cell) ? count : 0), 0)
		)
	);
	return [...arrivals, ...choices];
}

/**
 * What somebody learns who knows how many officers there were and how the page is made: of each group, the numbers it
 * had in all the worlds in which the page would have looked the same. Returns the groups that came out as one to four
 * officers, or as nobody, for certain.
 */
function attack(flow: Flow, total: number, show: (world: World) => unknown) {
	const groups = groupsOf(flow);
	const pages = new Map<string, { least: number; most: number }[]>();
	for (const world of worldsOf(flow, total)) {
		const page = JSON.stringify(show(world));
		const values = groups.map((group) => group(world));
		const known = pages.get(page);
		if (!known) {
			pages.set(
				page,
				values.map((value) => ({ least: value, most: value }))
			);
			continue;
		}
		for (const [index, value] of values.entries()) {
			if (value < known[index]!.least) known[index]!.least = value;
			if (value > known[index]!.most) known[index]!.most = value;
		}
	}
	const found = [...pages].flatMap(([page, ranges]) =>
		ranges.flatMap(({ least, most }, group) =>
			(least >= 1 && most < 5) || most === 0 ? [{ page, group, total, least, most }] : []
		)
	);
	return { found, pages: pages.size };
}

const STORIES: [string, Record<string, string[]>, number[]][] = [
	['two choices', { a: ['end', 'x'] }, [5, 10, 15, 20, 25, 60]],
	['three choices', { a: ['end', 'end', 'x'] }, [5, 10, 15, 20, 25, 30, 45]],
	['four choices', { a: ['end', 'end', 'end', 'x'] }, [10, 15, 20, 35]],
	['five choices', { a: ['end', 'end', 'end', 'end', 'x'] }, [10, 15]],
	['everybody goes on', { a: ['b', 'b'], b: ['end', 'x'] }, [5, 10, 15, 20, 30, 60]],
	['one after the other', { a: ['b', 'x'], b: ['c', 'x'], c: ['end', 'x'] }, [5, 10, 15, 20, 30]],
	['two roads to one scene', { a: ['b', 'c'], b: ['d', 'x'], c: ['d', 'x'], d: ['end', 'x'] }, [10, 15]],
	['a road within a road', { a: ['b', 'c', 'x'], b: ['c', 'x'], c: ['end', 'x'] }, [10, 15]],
	['small groups that meet', { a: ['b', 'c', 'e'], b: ['m', 'e'], c: ['m', 'e'], m: ['e', 'x'] }, [10]],
	['a way on without a choice', { a: ['b', 'x'], b: ['c'], c: ['e', 'e', 'x'] }, [10, 15, 20]]
];

describe('the attacker knows the program and the number of officers', () => {
	test.each(STORIES)(
		'%s: nobody comes out as one of one to four',
		{ timeout: 60_000 },
		(_, scenes, totals) => {
			const flow = flowOf(scenes);
			const told = totals.map((total) => {
				const { found, pages } = attack(flow, total, ({ counts }) => disclose(flow, total, counts));
				expect(found).toEqual([]);
				return pages;
			});
			// And yet something is told.
			expect(Math.max(...told)).toBeGreaterThan(2);
		}
	);

	test('rounding alone would be found out', () => {
		const flow = flowOf({ a: ['b', 'b'], b: ['end', 'x'] });
		const rounded = ({ counts }: World) => counts.map((cells) => cells.map(inFives));
		expect(attack(flow, 10, rounded).found.length).toBeGreaterThan(0);
		const largeOnly = ({ counts }: World) =>
			counts.map((cells) => cells.map((count) => (count < 5 ? null : count)));
		expect(attack(flow, 12, largeOnly).found.length).toBeGreaterThan(0);
	});
});

test.each(STORIES)('%s: what is told is true', (_, scenes, [total = 0]) => {
	const flow = flowOf(scenes);
	for (const { counts, came } of worldsOf(flow, total))
		for (const [at, { came: told, parts }] of disclose(flow, total, counts).entries()) {
			const ranges = parts.map(({ cells, ...range }) => ({
				...range,
				is: cells.reduce((sum, cell) => sum + counts[at]![cell]!, 0)
			}));
			for (const { is, least, most } of [{ ...told, is: came[at]! }, ...ranges])
				if (is < least || is > most) expect.fail(`${least} to ${most} was told of ${is}`);
		}
});
