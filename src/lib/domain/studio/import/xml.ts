// A small, strict XML reader: elements, attributes, text, CDATA. No document type is read, so no entity but the five of
// XML exists and nothing is ever fetched or expanded; a file that has one is refused. Each element knows its line,
// which is what fast-xml-parser could not tell us, and nothing is guessed.

import { readEntities } from './entities.ts';
import { finder, lineCounter } from './finder.ts';
import { quoted, refused, type Refused } from './imported.ts';

export interface Element {
	name: string;
	attributes: string;
	children: Element[];
	/** Its own text, CDATA as it stands. */
	text: string;
	/** Where its text begins. */
	line: number;
	comments: { text: string; line: number }[];
}

/** No question bank nests deeper than this; the walk over a tree stays far from the end of the stack. */
const DEEPEST = 40;

const name = /[A-Za-z_][\w:.-]*/y;

export function readXml(xml: string): Element | Refused {
	const lineOf = lineCounter(xml);
	const ends = {
		comment: finder(xml, '-->'),
		cdata: finder(xml, ']]>'),
		tag: finder(xml, '>'),
		order: finder(xml, '?>')
	};
	const root = element('', '', 1);
	const open = [root];
	const texts: string[][] = [[]];
	let at = 0;
	for (;;) {
		const next = xml.indexOf('<', at);
		const words = xml.slice(at, next < 0 ? xml.length : next);
		if (open.length > 1) texts.at(-1)!.push(readEntities(words, 'xml'));
		else if (words.trim() !== '')
			return refused(
				lineOf(at + words.search(/\S/)),
				`This stands outside of the file’s outermost element: ${quoted(words)}`
			);
		if (next < 0) break;
		const line = lineOf(next);
		const skip = (end: number, length: number, what: string): Refused | null => {
			if (end < 0) return refused(line, `This ${what} is never closed.`);
			at = end + length;
			return null;
		};
		if (xml.startsWith('<!--', next)) {
			const end = ends.comment(next + 4);
			const fault = skip(end, 3, 'comment');
			if (fault) return fault;
			open.at(-1)!.comments.push({ text: xml.slice(next + 4, end), line });
		} else if (xml.startsWith('<![CDATA[', next)) {
			const end = ends.cdata(next + 9);
			const fault =
				open.length === 1
					? refused(line, 'Text stands outside of the file’s outermost element.')
					: skip(end, 3, 'CDATA section');
			if (fault) return fault;
			texts.at(-1)!.push(xml.slice(next + 9, end));
		} else if (xml.startsWith('<?', next)) {
			const fault = skip(ends.order(next + 2), 2, 'processing instruction');
			if (fault) return fault;
		} else if (xml.startsWith('<!', next)) {
			return refused(
				line,
				'This file declares a document type (“<!…>”). It is not read, for safety: such a declaration can make a small file grow without end. Take it out of the file and try again.'
			);
		} else if (xml.startsWith('</', next)) {
			const end = ends.tag(next);
			const closing = xml.slice(next + 2, end < 0 ? undefined : end).trim();
			const current = open.at(-1)!;
			if (end < 0 || open.length === 1 || closing !== current.name)
				return refused(
					line,
					open.length === 1
						? `${quoted(`</${closing}>`)} closes nothing.`
						: `${quoted(`</${closing}>`)} closes nothing: “<${current.name}>” of line ${current.line} is open here.`
				);
			current.text = texts.pop()!.join('');
			open.pop();
			at = end + 1;
		} else {
			const end = tagEnd(xml, next, ends.tag);
			name.lastIndex = next + 1;
			const match = name.exec(xml);
			if (end < 0 || !match)
				return refused(line, 'This angle bracket opens no tag. In XML it is written “&lt;”.');
			const closed = xml[end - 1] === '/';
			const child = element(match[0], xml.slice(name.lastIndex, closed ? end - 1 : end), line);
			open.at(-1)!.children.push(child);
			if (open.length > DEEPEST)
				return refused(line, 'Elements are nested too deep here; no question bank is built like this.');
			if (!closed) {
				open.push(child);
				texts.push([]);
			}
			at = end + 1;
		}
	}
	const unclosed = open.length > 1 ? open.at(-1)! : null;
	if (unclosed) return refused(unclosed.line, `“<${unclosed.name}>” is never closed.`);
	if (root.children.length !== 1) return refused(1, 'There is no outermost element, or more than one.');
	return root.children[0]!;
}

const element = (called: string, attributes: string, line: number): Element => ({
	...{ name: called, attributes, text: '', line },
	...{ children: [], comments: [] }
});

/** The end of a tag, whose attributes may hold a closing bracket in quotes. */
function tagEnd(xml: string, from: number, next: (from: number) => number): number {
	let end = next(from);
	for (let tries = 0; tries < 20 && end >= 0; tries++) {
		const inside = xml.slice(from, end);
		if (inside.length > 20_000) return -1;
		if ((inside.match(/"/g)?.length ?? 0) % 2 === 0) return end;
		end = xml.indexOf('>', end + 1);
	}
	return -1;
}

export const childrenOf = (parent: Element, called: string) =>
	parent.children.filter((child) => child.name === called);
export const childOf = (parent: Element, called: string) =>
	parent.children.find((child) => child.name === called);
