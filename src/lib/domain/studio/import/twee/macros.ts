// What a story format would run: SugarCube’s <<…>>, Harlowe’s (name: …) with its [hooks], Snowman’s <%…%>, Chapbook’s
// settings, modifiers and inserts. Nothing here runs. Each is listed; the words around it stay; links inside become
// choices like any other.

import { finder } from '../finder.ts';
import { quoted, WHOLE } from '../imported.ts';
import { BUDGET, closing, isHarlowe, LONGEST, sugarEnd } from './macro-ends.ts';
import { isAddress, isExpression, splitLink } from './link.ts';
import { HELD, HELD_END, LINK, LINK_END, LINK_TO } from '../signs.ts';

export type StoryFormat = 'harlowe' | 'sugarcube' | 'snowman' | 'chapbook' | 'other';

export interface Link {
	text: string;
	target: string;
	line: number;
}

/** The text without what would run, with a sign for each link; as many lines as before. */
export interface Stripped {
	text: string;
	links: Link[];
}

/** A link in HTML that names a passage, as SugarCube has it. */
const passageLink = /^<a\s[^<>]{0,300}?\bdata-passage\s*=\s*"([^"<>]{1,200})"[^<>]{0,300}>([^<]*)<\/a>/i;

type Lose = (line: number, what: string) => void;

export function stripMacros(text: string, format: StoryFormat, first: number, lose: Lose): Stripped {
	const links: Link[] = [];
	const out: string[] = [];
	const ends = {
		sugar: finder(text, '>>'),
		snow: finder(text, '%>'),
		link: finder(text, ']]'),
		c: finder(text, '*/'),
		tiddly: finder(text, '%/'),
		html: finder(text, '-->'),
		line: finder(text, '\n')
	};
	/** Brackets that are open: those of a hook go, those of prose stay. */
	const brackets: boolean[] = [];
	let budget = BUDGET;
	let line = first;
	let at = 0;
	const keepLines = (part: string) => {
		const newlines = part.match(/\n/g)?.length ?? 0;
		line += newlines;
		return '\n'.repeat(newlines);
	};
	const drop = (end: number, what: string) => {
		lose(line, `${what}: ${quoted(text.slice(at, end), WHOLE)}`);
		out.push(keepLines(text.slice(at, end)));
		at = end;
	};
	const hold = (words: string, target: string) => {
		if (isAddress(target)) out.push(`${LINK}${words}${LINK_TO}${target.replace(/[\s<>\\]/g, '')}${LINK_END}`);
		else if (isExpression(target)) {
			lose(line, `A link whose target only the running story knows: ${quoted(`${words} → ${target}`)}`);
			out.push(words);
		} else {
			out.push(`${HELD}${links.length}${HELD_END}`);
			links.push({ text: words, target, line });
		}
	};
	const readLink = (): boolean => {
		const end = ends.link(at + 2);
		const newline = ends.line(at);
		if (end < 0 || (newline >= 0 && newline < end)) return false;
		const [inner = '', ...setter] = text.slice(at + 2, end).split('][');
		if (inner.trim() === '') return false;
		if (setter.length > 0) lose(line, `What a link sets: ${quoted(setter.join(']['))}`);
		const { text: words, target } = splitLink(inner);
		hold(words, target);
		at = end + 2;
		return true;
	};
	/** Links inside of a macro’s arguments: `<<link [[Go|Hall]]>>`, `(link-goto: "Go", "Hall")`. */
	const linksIn = (part: string, name: string) => {
		const inner = /\[\[([^[\]]+)\]\]/.exec(part);
		if (inner) {
			const { text: words, target } = splitLink(inner[1]!);
			hold(words, target);
			return;
		}
		if (
			!/^(link|button|click|goto|go-to|include-link)/i.test(name) ||
			/reveal|replace|repeat|rerun|undo|show/i.test(name)
		)
			return;
		const strings = [...part.matchAll(/"([^"\n]{1,300})"|'([^'\n]{1,300})'/g)].map(
			(match) => match[1] ?? match[2]!
		);
		if (/^go-?to/i.test(name) ? strings.length === 1 : strings.length === 2)
			hold(strings[0]!, strings.at(-1)!);
		else if (strings[0] && !/^go-?to/i.test(name)) out.push(strings[0]);
	};
	while (at < text.length) {
		const here = text[at]!;
		if (here === '\n') {
			line++;
			out.push(here);
			at++;
		} else if (here === '[') {
			if (text.startsWith('[[', at) && readLink()) continue;
			const image = format !== 'snowman' && /^\[<?>?img\[/i.test(text.slice(at, at + 7)) ? ends.link(at) : -1;
			if (image >= 0 && image - at < LONGEST) {
				drop(image + 2, 'Picture');
				continue;
			}
			brackets.push(false);
			out.push(here);
			at++;
		} else if (here === ']') {
			const isHook = brackets.pop() ?? false;
			const named = isHook ? /^\]<\w{1,60}\|/.exec(text.slice(at, at + 70)) : null;
			if (!isHook) out.push(here);
			at += named?.[0].length ?? 1;
		} else if (here === '<' && text.startsWith('<<', at) && format !== 'snowman') {
			const end = sugarEnd(text, at, ends.sugar);
			if (end < 0) {
				out.push(here);
				at++;
				continue;
			}
			const part = text.slice(at, end);
			drop(end, 'Macro');
			linksIn(part, /^<<\s*(\S+?)[\s>]/.exec(part)?.[1] ?? '');
		} else if (here === '<' && passageLink.test(text.slice(at, at + 600))) {
			const [whole, target = '', words = ''] = passageLink.exec(text.slice(at, at + 600))!;
			hold(words.trim() || target, target);
			out.push(keepLines(whole));
			at += whole.length;
		} else if (here === '<' && text.startsWith('<%', at)) {
			const end = ends.snow(at);
			if (end < 0) {
				out.push(here);
				at++;
			} else drop(end + 2, 'Script');
		} else if (here === '<' && text.startsWith('<!--', at)) {
			const end = ends.html(at + 4);
			if (end < 0) {
				out.push(here);
				at++;
			} else drop(end + 3, 'Comment');
		} else if (
			here === '/' &&
			(text[at + 1] === '*' || text[at + 1] === '%') &&
			format !== 'snowman' &&
			format !== 'chapbook'
		) {
			const end = (text[at + 1] === '*' ? ends.c : ends.tiddly)(at + 2);
			if (end < 0) {
				out.push(here);
				at++;
			} else drop(end + 2, 'Comment');
		} else if (here === '(' && isHarlowe(text, at, format)) {
			const end = budget > 0 ? closing(text, at, (spent) => (budget -= spent)) : -1;
			if (end < 0) {
				out.push(here);
				at++;
				continue;
			}
			const part = text.slice(at, end);
			drop(end, 'Macro');
			linksIn(part, /^\(\s*([\w-]+)/.exec(part)?.[1] ?? '');
			const hook = /^[ \t]*\[(?!\[)/.exec(text.slice(at, at + 40));
			if (hook) {
				at += hook[0].length;
				brackets.push(true);
			}
		} else if (here === '|' && format !== 'snowman') {
			const hook = /^\|\w{1,60}>\[(?!\[)/.exec(text.slice(at, at + 70));
			if (hook) {
				lose(line, `The name of a hook: ${quoted(hook[0])}`);
				brackets.push(true);
			}
			out.push(hook ? '' : here);
			at += hook?.[0].length ?? 1;
		} else if (here === '$' && format !== 'snowman' && format !== 'chapbook') {
			const variable = /^\$[A-Za-z_]\w{0,60}(?:(?:\.|'s )[A-Za-z_]\w{0,60}){0,4}/.exec(
				text.slice(at, at + 400)
			);
			if (variable) lose(line, `A variable, which is now plain text: ${quoted(variable[0])}`);
			out.push(variable?.[0] ?? here);
			at += variable?.[0].length ?? 1;
		} else {
			const next = text.slice(at, at + 4000).search(/[\n[\]<(|$/]/);
			const stop = next < 0 ? Math.min(text.length, at + 4000) : at + Math.max(next, 1);
			out.push(text.slice(at, stop));
			at = stop;
		}
	}
	return { text: out.join(''), links };
}
