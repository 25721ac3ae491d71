// The parts of one scene as they stand in the text, line by line and without the Markdown reader: where its paragraphs
// end, where its choices or answers stand, where it goes on. For the editor, which has to know where to put things in a
// text that may be broken at the moment.

import type { Heading } from './headings.ts';

export interface Stretch {
	from: number;
	to: number;
}

export interface Parts {
	/** Text and blocks before anything is decided; offsets without the line breaks behind them. */
	paragraphs: Stretch[];
	/** Behind the last of them. */
	textEnd: number;
	/** Choices or answers, each with all its lines, up to behind its last line break. */
	items: Stretch[];
	/** The Continue arrow. */
	next: (Stretch & { name: string }) | null;
}

interface Line extends Stretch {
	text: string;
}

const item = /^ {0,3}[*+-] +\S/;
const arrow = /->|→/;
const box = /^ {0,3}[*+-] +\[[ xX]?\]/;
const way = /^(?:->|→)\s*(.*)$/;

/** @param scene a heading of `text` */
export function partsOf(text: string, scene: Heading): Parts {
	const lines = linesOf(text, scene);
	const parts: Parts = { paragraphs: [], textEnd: scene.lineEnd, items: [], next: null };
	let at = 0;
	// Lines such as “result: pass” belong to the heading.
	while (scene.kind !== 'scene' && /^[A-Za-z][A-Za-z ]*:/.test(lines[at]?.text ?? ''))
		parts.textEnd = endOf(lines[at++]!);
	for (let open: Line[] = []; at <= lines.length; at++) {
		const line = lines[at];
		const next = line ? way.exec(line.text) : null;
		const decides = line && (next || isItem(lines, at));
		if (!line || decides || (line.text.trim() === '' && !isInBlock(open))) {
			if (open.length > 0) {
				parts.paragraphs.push({ from: open[0]!.from, to: endOf(open.at(-1)!) });
				parts.textEnd = parts.paragraphs.at(-1)!.to;
			}
			open = [];
			if (next) {
				parts.next ??= { from: line!.from, to: line!.to, name: next[1]!.trim() };
				break;
			}
			if (decides) {
				at = readItem(lines, at, parts) - 1;
				continue;
			}
		} else open.push(line);
	}
	return parts;
}

/** Whether a list item is a choice or an answer; it may have its arrow on the line below. */
function isItem(lines: readonly Line[], at: number): boolean {
	const { text } = lines[at]!;
	if (!item.test(text)) return false;
	if (box.test(text) || arrow.test(text)) return true;
	const below = lines[at + 1]?.text ?? '';
	return /^\s+\S/.test(below) && !item.test(below) && arrow.test(below);
}

/** Takes one item with what is indented under it; returns the line behind it. */
function readItem(lines: readonly Line[], start: number, parts: Parts): number {
	let end = start;
	for (let at = start + 1; at < lines.length; at++) {
		const { text } = lines[at]!;
		if (text.trim() === '') continue;
		if (!/^(?: {2,}|\t|>)/.test(text)) break;
		end = at;
	}
	parts.items.push({ from: lines[start]!.from, to: lines[end]!.to });
	return end + 1;
}

/** A block that was opened and not closed yet keeps its empty lines. */
const isInBlock = (open: readonly Line[]) =>
	/^ {0,3}:::\s*[A-Za-z]/.test(open[0]?.text ?? '') &&
	!open.slice(1).some(({ text }) => /^ {0,3}:::\s*$/.test(text));

function linesOf(text: string, { lineEnd, to }: Heading): Line[] {
	const lines: Line[] = [];
	for (let from = text.indexOf('\n', lineEnd) + 1; from > 0 && from < to;) {
		const end = text.indexOf('\n', from);
		const behind = end < 0 || end >= to ? to : end + 1;
		lines.push({
			from,
			to: behind,
			text: text.slice(from, end < 0 ? to : Math.min(end, to)).replace(/\r$/, '')
		});
		from = behind;
	}
	return lines;
}

const endOf = ({ from, text }: Line) => from + text.length;
