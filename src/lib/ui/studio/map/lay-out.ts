import dagre from '@dagrejs/dagre';
import type { MapGraph } from './graph.ts';

/** Upper left corners by id. */
export type Places = Record<string, { x: number; y: number }>;

/** What the layout needs to know; small enough to be sent to a thread. */
export interface Boxes {
	nodes: { id: string; width: number; height: number }[];
	edges: { from: string; to: string }[];
}

/** Beyond this dagre would take many seconds: then scenes stand in rows by their distance from the start. */
const MOST = { nodes: 400, edges: 1200 };
const GAP = 40;

export const boxesOf = ({ nodes, edges }: MapGraph): Boxes => ({
	nodes: nodes.map(({ id, width, height }) => ({ id, width, height })),
	edges: edges.map(({ from, to }) => ({ from, to }))
});

/** Gives every box its place, the story from top to bottom. The first box is the start. */
export function layOut(boxes: Boxes): Places {
	return boxes.nodes.length > MOST.nodes || boxes.edges.length > MOST.edges ? inRows(boxes) : byDagre(boxes);
}

function byDagre({ nodes, edges }: Boxes): Places {
	const graph = new dagre.graphlib.Graph();
	graph.setGraph({ rankdir: 'TB', nodesep: GAP, ranksep: 56, marginx: 16, marginy: 16 });
	graph.setDefaultEdgeLabel(() => ({}));
	for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
	for (const { from, to } of edges) if (from !== to) graph.setEdge(from, to);
	dagre.layout(graph);
	return Object.fromEntries(
		nodes.map(({ id, width, height }) => {
			const { x, y } = graph.node(id) as { x: number; y: number };
			return [id, { x: x - width / 2, y: y - height / 2 }];
		})
	);
}

function inRows({ nodes, edges }: Boxes): Places {
	const ahead = new Map<string, string[]>();
	for (const { from, to } of edges) ahead.set(from, [...(ahead.get(from) ?? []), to]);
	const row = new Map<string, number>();
	const walk = (start: string) => {
		const queue = row.has(start) ? [] : [start];
		if (queue.length > 0) row.set(start, 0);
		for (const id of queue) {
			for (const to of ahead.get(id) ?? []) {
				if (row.has(to)) continue;
				row.set(to, row.get(id)! + 1);
				queue.push(to);
			}
		}
	};
	for (const { id } of nodes) walk(id);
	const places: Places = {};
	const filled = new Map<number, number>();
	const high = Math.max(0, ...nodes.map(({ height }) => height)) + GAP * 2;
	for (const { id, width } of nodes) {
		const at = row.get(id)!;
		const x = filled.get(at) ?? 0;
		places[id] = { x, y: at * high };
		filled.set(at, x + width + GAP);
	}
	return places;
}
