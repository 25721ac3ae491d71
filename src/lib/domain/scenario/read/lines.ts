// Two things are read from the lines of a piece before its Markdown: the `name: value` lines right under the heading,
// and the Continue arrow. Markdown would glue both to the text next to them. What is read is blanked out with spaces,
// so that every other offset stays true.

import { nearest } from '../nearest.ts';
import { placeIn } from './place.ts';
import { replace, type Report } from '../problem.ts';
import type { Place } from '../scenario.ts';
import type { Piece } from './split.ts';

export interface KeyLine {
	value: string;
	at: Place;
}

export interface Lines {
	piece: Piece;
	keys: Map<string, KeyLine>;
	next: { name: string; at: Place } | null;
	/** Offset of the Continue arrow in the piece: what stands after it is never read. */
	nextOffset: number | null;
	damaged: boolean;
}

type Kind = 'scene' | 'question' | 'ending';
const known: Record<Kind, string[]> = {
	scene: [],
	question: ['skills', 'objectives', 'read again'],
	ending: ['result']
};
const everyKey = Object.values(known).flat();

export function readLines(piece: Piece, kind: Kind, report: Report): Lines {
	const lines: Lines = { piece, keys: new Map(), next: null, nextOffset: null, damaged: false };
	const blanks: [number, number][] = [];
	let offset = 0;
	let previous = '';
	let atTop = true;
	for (const line of piece.text.split('\n')) {
		const text = line.trim();
		if (offset > 0 && text !== '') {
			const isKey: boolean = atTop && readKeyLine(lines, line, offset, kind, report);
			atTop = isKey;
			if (isKey || readContinue(lines, line, offset, previous, kind, report)) {
				blanks.push([offset, offset + line.length]);
				previous = '';
			} else previous = line;
		} else previous = line;
		offset += line.length + 1;
	}
	lines.piece = { ...piece, text: blank(piece.text, blanks) };
	return lines;
}

function readKeyLine(lines: Lines, line: string, offset: number, kind: Kind, report: Report): boolean {
	const match = /^ {0,3}([A-Za-z][A-Za-z ]{0,14}?)[ \t]*:(?!:)(.*)$/.exec(line.trimEnd());
	if (!match) return false;
	const start = offset + line.indexOf(match[1]!);
	const nameAt = placeIn(lines.piece, start, start + match[1]!.length);
	const key = match[1]!.toLowerCase();
	if (known[kind].includes(key)) {
		const from = offset + line.length - line.slice(line.indexOf(':') + 1).trimStart().length;
		const value = match[2]!.trim();
		if (lines.keys.has(key)) report.add('detail-twice', nameAt, `“${key}” is given twice.`);
		else lines.keys.set(key, { value, at: placeIn(lines.piece, from, from + value.length) });
		return true;
	}
	const meant = everyKey.includes(key) ? null : nearest(key, known[kind]);
	if (!everyKey.includes(key) && !meant) return false;
	lines.damaged = true;
	if (meant)
		report.add(
			'unknown-detail',
			nameAt,
			`“${match[1]}” is not known here. Did you mean “${meant}”?`,
			replace(nameAt, meant)
		);
	else
		report.add(
			'unknown-detail',
			nameAt,
			`“${key}” is not known under the heading of ${kind === 'ending' ? 'an ending' : `a ${kind}`}.${kind === 'scene' ? ' Skills stand under a choice, as “- skills: safety”.' : ''}`
		);
	return true;
}

/** An arrow at the start of a line is a Continue, unless it finishes the line of a choice above it. */
function readContinue(
	lines: Lines,
	line: string,
	offset: number,
	previous: string,
	kind: Kind,
	report: Report
): boolean {
	const match = /^([ \t]*)(?:->|→)(.*)$/.exec(line.trimEnd());
	if (!match) return false;
	const above = previous.trim();
	const indented = match[1]!.replace(/\t/g, '    ').length >= 2;
	if (indented && kind !== 'question' && !above.startsWith('>')) return false;
	const arrow = offset + match[1]!.length;
	const at = placeIn(lines.piece, arrow, offset + line.trimEnd().length);
	if (above !== '' && !/^ {0,3}(##|:::\s*$)/.test(previous)) {
		report.add('no-empty-line-before-arrow', at, 'Put an empty line before this arrow.', {
			label: 'Put an empty line before the arrow',
			from: lines.piece.from + offset,
			to: lines.piece.from + arrow,
			insert: '\n'
		});
	}
	const name = match[2]!.trim();
	if (name === '') {
		report.add('arrow-without-name', at, 'Write the name of a scene after the arrow.');
		lines.damaged = true;
	} else if (lines.next)
		report.add('two-ways-on', at, `A second Continue arrow; the first leads to “${lines.next.name}”.`);
	else {
		const from = arrow + line.slice(match[1]!.length).indexOf(name);
		lines.next = { name, at: placeIn(lines.piece, from, from + name.length) };
		lines.nextOffset = arrow;
	}
	return true;
}

function blank(text: string, ranges: [number, number][]): string {
	let result = text;
	for (const [from, to] of ranges) result = result.slice(0, from) + ' '.repeat(to - from) + result.slice(to);
	return result;
}
