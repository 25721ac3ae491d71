import { describe, expect, test } from 'vitest';
import type { OutlineScene, OutlineWay } from '#lib/domain/studio/outline.ts';
import { graphOf, shapeOf } from './graph.ts';
import { boxesOf, layOut, type Places } from './lay-out.ts';

const way = (to: string, more: Partial<OutlineWay> = {}): OutlineWay => ({
	...{ text: 'Go', to, toName: to, rating: 'best', when: null },
	...more
});
const scene = (id: string, ways: OutlineWay[], more: Partial<OutlineScene> = {}): OutlineScene => ({
	...{ key: id, id, name: id, kind: 'scene', result: null, line: 1, isStart: false, problems: [], ways },
	...more
});

describe('the graph', () => {
	test('choices that go the same way share a line, dashed only where all of them are hidden from some', () => {
		const { edges } = graphOf([
			scene('a', [
				way('b'),
				way('c', { when: 'only if x' }),
				way('b', { when: 'only if x' }),
				way('nowhere')
			]),
			scene('b', [way('c', { text: null })]),
			scene('c', [])
		]);
		expect(edges).toEqual([
			{ id: 'a b', from: 'a', to: 'b', label: 'A, C', isHidden: false },
			{ id: 'a c', from: 'a', to: 'c', label: 'B', isHidden: true },
			{ id: 'b c', from: 'b', to: 'c', label: '', isHidden: false }
		]);
	});

	test('its shape changes with names and arrows, and with nothing else', () => {
		const shape = (...scenes: OutlineScene[]) => shapeOf(graphOf(scenes));
		const first = shape(scene('a', [way('b')]), scene('b', []));
		expect(shape(scene('a', [way('b', { text: 'Other words' })], { line: 7 }), scene('b', []))).toBe(first);
		expect(shape(scene('a', []), scene('b', []))).not.toBe(first);
		expect(
			shape(scene('a', [way('b')]), scene('b', [], { name: 'A much longer name than before' }))
		).not.toBe(first);
	});
});

/** A story of layers in which every scene leads to two of the next layer. */
const story = (count: number) =>
	graphOf(
		Array.from({ length: count }, (_, at) =>
			scene(
				`s${at}`,
				[at + 1, at + 3].filter((to) => to < count).map((to) => way(`s${to}`))
			)
		)
	);

function overlapping(places: Places, graph: ReturnType<typeof graphOf>): string[] {
	const boxes = graph.nodes.map(({ id, width, height }) => ({ id, width, height, ...places[id]! }));
	return boxes.flatMap((one, at) =>
		boxes
			.slice(at + 1)
			.filter(
				(other) =>
					one.x < other.x + other.width &&
					other.x < one.x + one.width &&
					one.y < other.y + other.height &&
					other.y < one.y + one.height
			)
			.map((other) => `${one.id} ${other.id}`)
	);
}

test.each([1, 8, 60, 500])('%i scenes: each has a place, none lies on another', (count) => {
	const graph = story(count);
	const places = layOut(boxesOf(graph));
	expect(Object.keys(places)).toHaveLength(count);
	expect(overlapping(places, graph)).toEqual([]);
	expect(places['s0']!.y).toBe(Math.min(...Object.values(places).map(({ y }) => y)));
});

test('a scene that leads to itself and a loop are laid out too', () => {
	const graph = graphOf([scene('a', [way('a'), way('b')]), scene('b', [way('a')]), scene('alone', [])]);
	expect(overlapping(layOut(boxesOf(graph)), graph)).toEqual([]);
});

test('two hundred scenes with a thousand arrows are laid out', () => {
	const graph = graphOf(
		Array.from({ length: 200 }, (_, at) =>
			scene(
				`s${at}`,
				[1, 2, 5, 9, 14]
					.map((step) => at + step)
					.filter((to) => to < 200)
					.map((to) => way(`s${to}`))
			)
		)
	);
	expect(overlapping(layOut(boxesOf(graph)), graph)).toEqual([]);
}, 60_000);
