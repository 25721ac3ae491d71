import { expect, test } from 'vitest';
import { firstLook } from './first-look.ts';
import type { MapGraph } from './graph.ts';

const graph = (count: number): MapGraph => ({
	nodes: Array.from({ length: count }, (_, at) => ({
		id: String(at),
		width: 200,
		height: 60,
		scene: {
			...{
				id: String(at),
				key: String(at),
				name: '',
				kind: 'scene',
				result: null,
				line: 1,
				problems: [],
				ways: []
			},
			isStart: at === 0
		}
	})),
	edges: []
});
const inAColumn = (count: number) =>
	Object.fromEntries(Array.from({ length: count }, (_, at) => [String(at), { x: 10, y: 10 + at * 120 }]));
const pane = { width: 400, height: 500 };

test('a small story is seen whole, in the middle, not larger than it is', () =>
	expect(firstLook(graph(2), inAColumn(2), pane)).toEqual({ zoom: 1, x: 90, y: 150 }));

test('a long one begins at its start, at a size that can be read', () => {
	const { zoom, x, y } = firstLook(graph(40), inAColumn(40), pane);
	expect(zoom).toBeGreaterThanOrEqual(0.5);
	// The start stands at the top, in the middle.
	expect(10 * zoom + y).toBe(24);
	expect((10 + 100) * zoom + x).toBe(200);
});
