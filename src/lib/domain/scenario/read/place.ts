import type { Place } from '../scenario.ts';
import type { Piece } from './split.ts';

/** Where an offset range of a piece stands in its file. */
export function placeIn(piece: Piece, from: number, to: number): Place {
	const before = piece.text.slice(0, from);
	const lineStart = before.lastIndexOf('\n') + 1;
	const line = piece.line + (before.match(/\n/g)?.length ?? 0);
	return { line, column: from - lineStart + 1, from: piece.from + from, to: piece.from + to };
}

interface Positioned {
	position?: { start: { line: number; column: number; offset?: number }; end: { offset?: number } };
}

/** Where a node of a piece's Markdown tree stands in its file. */
export function placeOf(piece: Piece, node: Positioned): Place {
	const start = node.position!.start;
	return {
		line: piece.line + start.line - 1,
		column: start.column,
		from: piece.from + start.offset!,
		to: piece.from + node.position!.end.offset!
	};
}
