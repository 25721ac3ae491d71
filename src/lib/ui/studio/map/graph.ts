import type { OutlineScene } from '#lib/domain/studio/outline.ts';
import { letter } from '#lib/ui/letter.ts';

export interface MapNode {
	id: string;
	scene: OutlineScene;
	width: number;
	height: number;
}

export interface MapEdge {
	id: string;
	from: string;
	to: string;
	/** The letters of the choices that lead this way: `A, C`. */
	label: string;
	/** Every one of them is hidden from some. */
	isHidden: boolean;
}

export interface MapGraph {
	nodes: MapNode[];
	edges: MapEdge[];
}

const WIDTH = 200;
const LINE = 24;
const LETTERS_A_LINE = 18;

/** The story as boxes and lines: one line between two scenes, however many choices go that way. */
export function graphOf(scenes: readonly OutlineScene[]): MapGraph {
	const ids = new Set(scenes.map(({ id }) => id));
	const edges = new Map<string, MapEdge>();
	for (const { id, ways } of scenes) {
		for (const [index, { text, to, when }] of ways.entries()) {
			if (!ids.has(to)) continue;
			const key = `${id} ${to}`;
			const label = text === null ? '' : letter(index);
			const known = edges.get(key);
			if (!known) edges.set(key, { id: key, from: id, to, label, isHidden: when !== null });
			else {
				known.label = [known.label, label].filter(Boolean).join(', ');
				known.isHidden &&= when !== null;
			}
		}
	}
	return {
		nodes: scenes.map((scene) => ({ id: scene.id, scene, ...sizeOf(scene) })),
		edges: [...edges.values()]
	};
}

/** Boxes are as high as their names; a diamond needs twice the room for the same words. */
function sizeOf({ name, kind }: OutlineScene) {
	const lines = Math.min(4, Math.max(1, Math.ceil(name.length / LETTERS_A_LINE)));
	return kind === 'question'
		? { width: WIDTH + 40, height: 72 + lines * LINE * 1.6 }
		: { width: WIDTH, height: (kind === 'ending' ? 72 : 40) + lines * LINE };
}

/** What decides where boxes stand: as long as it stays the same nothing has to be laid out anew. */
export const shapeOf = ({ nodes, edges }: MapGraph) =>
	`${nodes.map(({ id, width, height }) => `${id} ${width} ${height}`).join('\n')}\n\n${edges.map(({ id }) => id).join('\n')}`;
