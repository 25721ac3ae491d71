import type { MapGraph } from './graph.ts';
import type { Places } from './lay-out.ts';

const MARGIN = 24;
/** Smaller than this the names in the boxes cannot be read. */
const READABLE = 0.55;

/** How a map is looked at first: all of it where its names can be read then, else from its start on, in the middle. */
export function firstLook({ nodes }: MapGraph, places: Places, pane: { width: number; height: number }) {
	const boxes = nodes.flatMap(({ id, width, height, scene }) => {
		const place = places[id];
		return place ? [{ ...place, width, height, isStart: scene.isStart }] : [];
	});
	const left = Math.min(...boxes.map(({ x }) => x));
	const right = Math.max(...boxes.map(({ x, width }) => x + width));
	const top = Math.min(...boxes.map(({ y }) => y));
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
	const fitting = Math.min(
		(pane.width - 2 * MARGIN) / (right - left),
		(pane.height - 2 * MARGIN) / (bottom - top)
	);
	const zoom = Math.max(READABLE, Math.min(1, fitting));
	const start = boxes.find(({ isStart }) => isStart) ?? boxes[0]!;
	const isWhole = fitting >= READABLE;
	const middle = isWhole ? (left + right) / 2 : start.x + start.width / 2;
	return {
		zoom,
		x: pane.width / 2 - middle * zoom,
		y: isWhole ? (pane.height - (bottom - top) * zoom) / 2 - top * zoom : MARGIN - start.y * zoom
	};
}
