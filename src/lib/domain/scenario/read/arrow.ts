import type { Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { placeIn } from './place.ts';
import type { Place } from '../scenario.ts';
import type { Piece } from './split.ts';

const arrow = /->|→/g;

/** Whether a line of text holds an arrow. */
export function hasArrow(paragraph: Paragraph): boolean {
	return paragraph.children.some((node) => node.type === 'text' && node.value.search(arrow) >= 0);
}

/** A choice's line at its last arrow: what stands before it, the name after it, and where the name stands. */
export function splitArrow(
	paragraph: Paragraph,
	piece: Piece
): { before: PhrasingContent[]; name: string; at: Place } | null {
	const { children } = paragraph;
	const last = children.findLastIndex((node) => node.type === 'text' && node.value.search(arrow) >= 0);
	const node = children[last];
	if (node?.type !== 'text') return null;
	const match = [...node.value.matchAll(arrow)].at(-1)!;
	const value = node.value.slice(0, match.index).trimEnd();
	const rest =
		node.value.slice(match.index + match[0].length) +
		children
			.slice(last + 1)
			.map((after) => toString(after))
			.join('');
	const before = [...children.slice(0, last), ...(value ? [{ ...node, value }] : [])];
	return { before, name: rest.trim().replace(/\s+/g, ' '), at: namePlace(paragraph, piece) };
}

/** What people write for an arrow who have only seen one: `=>`, `- >`, a dash that a word processor put there. `>` may mean “more than”. */
const likeArrow = /(?<=^|\s)(=+>|[–—−~]+>|-+\s+>|>{1,2}(?=\s*[\p{Lu}“"])|[⇒⟶➔➜➝»])\s*(?=\S[^>\n]{0,79}$)/u;

/** Where something stands that was meant as the arrow at the end of a line; null where nothing looks like it. */
export function misspeltArrow(line: string): { index: number; sign: string } | null {
	const match = likeArrow.exec(line);
	return match && { index: match.index, sign: match[1]! };
}

function namePlace(paragraph: Paragraph, piece: Piece): Place {
	const { start, end } = paragraph.position!;
	const source = piece.text.slice(start.offset, end.offset);
	const match = [...source.matchAll(arrow)].at(-1)!;
	const after = match.index + match[0].length;
	const name = source.slice(after).trim();
	const from = name === '' ? match.index : source.indexOf(name, after);
	return placeIn(piece, start.offset! + from, start.offset! + source.trimEnd().length);
}
