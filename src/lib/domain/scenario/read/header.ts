// The header: title, minutes and content note are required; summary, practices, `pass at`, start, draw and language
// may be there. A header with a fault still yields values, so that the scenes are checked all the same.

import { isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';
import { nearest } from '../nearest.ts';
import { placeIn } from './place.ts';
import { replace, type Fix, type Report } from '../problem.ts';
import type { Place } from '../scenario.ts';
import type { Parts, Piece } from './split.ts';

export interface Header {
	title: string;
	minutes: number;
	contentNote: string;
	summary: string;
	practices: string[];
	passPercent: number;
	start: string | null;
	draw: number | null;
	language: string;
	where: { start?: Place; passAt?: Place; contentNote?: Place };
}

type Key =
	'title' | 'minutes' | 'content note' | 'summary' | 'practices' | 'pass at' | 'start' | 'draw' | 'language';
const keys: Key[] = [
	'title',
	'minutes',
	'content note',
	'summary',
	'practices',
	'pass at',
	'start',
	'draw',
	'language'
];
/** A header is a few lines; YAML that nests thousands deep would exhaust the stack. */
const MOST_CHARACTERS = 4000;
const required: Key[] = ['title', 'minutes', 'content note'];

/** Reads the header; says what is missing or wrong and goes on with a default. */
export function readHeader(parts: Parts, report: Report): Header {
	const header: Header = {
		...{ title: '', minutes: 0, contentNote: '', summary: '', practices: [], passPercent: 80 },
		...{ start: null, draw: null, language: 'en', where: {} }
	};
	const piece = parts.header;
	if (!piece) {
		report.add(
			'header-missing',
			{ line: 1 },
			'The file has to begin with a header between two lines of three dashes: title, minutes and content note.'
		);
		return header;
	}
	if (piece.text.length > MOST_CHARACTERS) {
		report.add('header-broken', { line: 1 }, `The header has more than ${MOST_CHARACTERS} characters.`);
		return header;
	}
	if (!piece.closed) {
		report.add(
			'header-broken',
			{ line: 1 },
			'The header is opened with three dashes and never closed. Put a line of three dashes under its last line.',
			closing(piece)
		);
		return header;
	}
	const pairs = readPairs(piece, report);
	if (!pairs) return header;
	const seen = new Set<string>();
	for (const pair of pairs) readPair(pair, piece, header, seen, report);
	for (const key of required) {
		if (!seen.has(key)) report.add('header-key-missing', { line: 1 }, `The header has no “${key}”.`);
	}
	return header;
}

function readPairs(piece: Piece, report: Report): Pair[] | null {
	const document = parseDocument(piece.text, { prettyErrors: false, merge: false });
	const fault = document.errors[0];
	if (fault) {
		const at = placeIn(piece, fault.pos[0], fault.pos[1]);
		const hint =
			fault.code === 'DUPLICATE_KEY'
				? 'Two lines have the same name.'
				: 'A value that contains a colon has to stand in quotes.';
		report.add('header-broken', at, `The header cannot be read here. ${hint}`, quoted(piece, fault.pos[0]));
		return null;
	}
	if (document.contents === null) return [];
	if (isMap(document.contents)) return document.contents.items;
	report.add('header-broken', { line: 2 }, 'The header is not made of lines such as “title: Kitchen light”.');
	return null;
}

/** The line of dashes goes under the last line that reads as “name: value”. */
function closing({ text, from }: Piece): Fix | undefined {
	const lines = /^(?:[A-Za-z][A-Za-z _-]*:.*\r?(?:\n|$))+/.exec(text);
	if (!lines) return undefined;
	const end = from + lines[0].length;
	return {
		label: 'Close the header',
		from: end,
		to: end,
		insert: lines[0].endsWith('\n') ? '---\n' : '\n---\n'
	};
}

/** A value with a colon in it, put in quotes. */
function quoted({ text, from }: Piece, at: number): Fix | undefined {
	const start = text.lastIndexOf('\n', at - 1) + 1;
	const [, key, value] =
		/^([A-Za-z][A-Za-z _-]*:[ \t]+)([^"'\n[{&*!|>%@`-][^\n]*:[^\n]*?)[ \t\r]*$/m.exec(
			text.slice(start).split('\n', 1)[0]!
		) ?? [];
	if (!key || !value) return undefined;
	const place = from + start + key.length;
	return {
		label: 'Put the value in quotes',
		from: place,
		to: place + value.length,
		insert: JSON.stringify(value)
	};
}

function readPair(pair: Pair, piece: Piece, header: Header, seen: Set<string>, report: Report): void {
	const name = isScalar(pair.key) ? String(pair.key.value) : '';
	const at =
		isScalar(pair.key) && pair.key.range
			? placeIn(piece, pair.key.range[0], pair.key.range[1])
			: placeIn(piece, 0, 0);
	const key = keys.find((known) => known === name.toLowerCase().replace(/[_-]/g, ' '));
	if (!key) {
		const meant = nearest(name, keys);
		const fix = meant && !seen.has(meant) ? replace(at, meant) : undefined;
		if (meant) seen.add(meant);
		report.add(
			'header-key-unknown',
			at,
			meant
				? `“${name}” is not known in the header. Did you mean “${meant}”?`
				: `“${name}” is not known in the header. It can have: ${keys.join(', ')}.`,
			fix
		);
		return;
	}
	seen.add(key);
	const wrong = store(key, pair.value, header);
	if (wrong) report.add('header-value-wrong', at, wrong, onlyNumber(key, pair, piece));
	if (key === 'start') header.where.start = valuePlace(pair, piece, at);
	if (key === 'pass at') header.where.passAt = valuePlace(pair, piece, at);
	if (key === 'content note') header.where.contentNote = at;
}

/** Keeps a value in the header, or returns what is wrong with it. */
function store(key: Key, node: unknown, header: Header): string | null {
	if (key === 'practices') return storePractices(node, header);
	const value = isScalar(node) && node.value !== null ? String(node.source ?? node.value).trim() : '';
	if (value === '') return `“${key}” has no value.`;
	switch (key) {
		case 'title':
			header.title = value;
			return null;
		case 'content note':
			header.contentNote = value;
			return null;
		case 'summary':
			header.summary = value;
			return null;
		case 'start':
			header.start = value;
			return null;
		case 'language':
			header.language = value;
			return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)
				? null
				: '“language” is a short code such as en or es.';
		case 'minutes':
			header.minutes = Number(value);
			return whole(value, ...ranges.minutes!) ? null : '“minutes” is a whole number of minutes, such as 22.';
		case 'draw':
			header.draw = Number(value);
			return whole(value, ...ranges.draw!) ? null : '“draw” is a whole number of questions, such as 8.';
		case 'pass at': {
			const percent = value.replace(/\s*%$/, '');
			if (!whole(percent, ...ranges['pass at']!))
				return '“pass at” is a whole percentage from 1 to 100, such as 80%.';
			header.passPercent = Number(percent);
			return null;
		}
	}
}

function storePractices(node: unknown, header: Header): string | null {
	const items = isSeq(node) ? node.items : [node];
	if (items.length === 0 || !items.every((item) => isScalar(item) && typeof item.value === 'string'))
		return '“practices” is a list of modules, such as [TR-4, RF-2].';
	header.practices = items.map((item) => String((item as { value: unknown }).value).trim());
	return null;
}

const ranges: Partial<Record<Key, [least: number, most: number]>> = {
	minutes: [1, 600],
	draw: [1, 500],
	'pass at': [1, 100]
};

/** Where a number was asked for and there is one among words, it was meant. */
function onlyNumber(key: Key, { value }: Pair, piece: Piece): Fix | undefined {
	const range = ranges[key];
	if (!range || !isScalar(value) || !value.range) return undefined;
	const numbers = String(value.source ?? value.value).match(/[\d.,-]+/g) ?? [];
	const [only] = numbers;
	if (numbers.length !== 1 || !whole(only!, ...range)) return undefined;
	const at = placeIn(piece, value.range[0], value.range[1]);
	return replace(at, key === 'pass at' ? `${only}%` : only!);
}

function whole(value: string, least: number, most: number): boolean {
	return /^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function valuePlace(pair: Pair, piece: Piece, otherwise: Place): Place {
	return isScalar(pair.value) && pair.value.range
		? placeIn(piece, pair.value.range[0], pair.value.range[1])
		: otherwise;
}
