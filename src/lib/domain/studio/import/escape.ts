// Makes Markdown that reads exactly as a text, so that nothing of the text becomes a heading, a list, a link, a block,
// a choice or HTML by accident.

import { nearest } from '#lib/domain/scenario/nearest.ts';

/** An address of its own becomes an autolink, in which nothing needs escaping. */
const address = /\bhttps?:\/\/[^\s<>"“”\\\p{Cc}]*[^\s<>"“”\\\p{Cc}.,;:!?)\]'’]/giu;

/** Text inside a line. */
export function escapeInline(text: string): string {
	let result = '';
	let at = 0;
	for (const match of text.matchAll(address)) {
		result += escapeWords(text.slice(at, match.index)) + `<${match[0]}>`;
		at = match.index + match[0].length;
	}
	return result + escapeWords(text.slice(at));
}

function escapeWords(text: string): string {
	return text
		.replace(/[\\`*[\]<|~{}]/g, '\\$&')
		.replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
		.replace(/&(?=#|[A-Za-z])/g, '\\&')
		.replace(/(?<=\S)@(?=\S)/g, '\\@')
		.replace(/(www)\./gi, '$1\\.')
		.replace(/(https?):\/\//gi, '$1\\://');
}

/**
 * What begins a line of escaped text and would make a block of it: a heading, list, quote, rule, table, directive or
 * our own arrow. `→` cannot be escaped, so it is written by its name.
 */
export function escapeStart(line: string): string {
	return line
		.replace(/^→/, '&rarr;')
		.replace(/^(#{1,6}(?=\s|$)|[-+=>:])/, '\\$&')
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Names of the `name: value` lines that are read right under a heading. */
const keys = ['skills', 'objectives', 'read again', 'result'];

/** The first line of a scene, which must not be taken for one of its settings. */
export function escapeSetting(line: string): string {
	return line.replace(/^([A-Za-z][A-Za-z ]{0,14}?)([ \t]*):(?!:)/, (whole, name: string, space: string) =>
		keys.includes(name.toLowerCase()) || nearest(name.toLowerCase(), keys) ? `${name}${space}\\:` : whole
	);
}
