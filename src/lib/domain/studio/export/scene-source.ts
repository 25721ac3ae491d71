// A scenario file taken apart into the words of its author: export must not go through HTML and back.

import type { List, ListItem, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isAnswerList } from '#lib/domain/scenario/read/answer.ts';
import { hasArrow } from '#lib/domain/scenario/read/arrow.ts';
import { readPage } from '#lib/domain/scenario/read/page.ts';
import { Report } from '#lib/domain/scenario/problem.ts';
import { split, type Piece } from '#lib/domain/scenario/read/split.ts';

export interface ItemSource {
	/** The words of the choice or answer, as Markdown on one line. */
	words: string;
	/** The name after the arrow; null at an answer, or where the arrow is missing. */
	to: string | null;
	checked: boolean | null;
	/** The lines under a choice, `rating: best`. */
	details: string[];
	/** What happens next and what the coach says, as Markdown. */
	under: string;
	line: number;
}

export interface SceneSource {
	kind: 'scene' | 'question' | 'ending';
	name: string;
	line: number;
	settings: [name: string, value: string][];
	body: string;
	items: ItemSource[];
	next: string | null;
	/** What the player would not show: text after the choices, a second list. */
	rest: string;
	restLine: number;
}

export interface Source {
	header: string;
	/** Text before the first scene, which nobody sees. */
	lead: string;
	leadLine: number;
	scenes: SceneSource[];
}

export function readSource(text: string): Source {
	const { header, lead, pieces } = split(text);
	return {
		header: header?.text.trim() ?? '',
		lead: lead.text.trim(),
		leadLine: lead.line + newlines(/^\s*/.exec(lead.text)![0]),
		scenes: pieces.map(readPiece)
	};
}

function readPiece(piece: Piece): SceneSource {
	const page = readPage(piece, new Report('export'));
	const { text } = page.piece;
	const list = page.nodes.find((node) => node.type === 'list' && decides(node, page.kind)) as
		List | undefined;
	const top = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n') + 1;
	const way = page.lines.nextOffset;
	const end = Math.min(list?.position!.start.offset ?? text.length, way ?? text.length);
	// The list begins at its first sign; what stands before it on its line is indentation.
	const listEnd = list?.position!.end.offset ?? end;
	const items = list ? list.children.map((item) => readItem(item, page.piece, page.kind)) : [];
	const after = text.slice(Math.max(end, listEnd));
	return {
		kind: page.kind,
		name: page.name,
		line: piece.line,
		settings: [...page.lines.keys].map(([name, { value }]) => [name, value]),
		body: text.slice(Math.min(top, end), end).trim(),
		items,
		next: page.lines.next?.name ?? null,
		rest: after.trim(),
		restLine: piece.line + newlines(text.slice(0, text.length - after.trimStart().length))
	};
}

function decides(list: RootContent & { type: 'list' }, kind: SceneSource['kind']): boolean {
	if (kind === 'ending') return false;
	if (isAnswerList(list)) return kind === 'question';
	const arrows = list.children.some(
		(item) => item.children[0]?.type === 'paragraph' && hasArrow(item.children[0])
	);
	return kind === 'scene' && arrows;
}

function readItem(item: ListItem, piece: Piece, kind: SceneSource['kind']): ItemSource {
	const { text } = piece;
	const [first, ...under] = item.children;
	const from = first?.position!.start.offset ?? item.position!.start.offset!;
	const line = text.slice(from, first?.position!.end.offset ?? from).replace(/\s*\n\s*/g, ' ');
	const words = line.replace(/^\[[ xX]\]\s+/, '');
	const arrow = kind === 'scene' ? [...words.matchAll(/->|→/g)].at(-1) : undefined;
	const details = under
		.filter((node) => node.type === 'list')
		.flatMap((list) => list.children.map((detail) => toString(detail).trim()));
	return {
		words: (arrow ? words.slice(0, arrow.index) : words).trim(),
		to: arrow ? words.slice(arrow.index + arrow[0].length).trim() : null,
		checked: item.checked ?? null,
		details,
		under: under
			.filter((node) => node.type !== 'list')
			.map((node) => dedented(text, node))
			.join('\n\n'),
		line: piece.line + (item.position!.start.line - 1)
	};
}

/** A block without the indentation that put it under its item. */
function dedented(text: string, node: RootContent): string {
	const { start, end } = node.position!;
	const indent = start.column - 1;
	return text
		.slice(start.offset, end.offset)
		.split('\n')
		.map((line, i) => (i === 0 ? line : line.replace(new RegExp(`^[ \\t]{0,${indent}}`), '')))
		.join('\n');
}

const newlines = (text: string) => text.split('\n').length - 1;
