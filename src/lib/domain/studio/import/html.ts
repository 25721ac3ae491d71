// HTML that a question bank or a story carries becomes text with signs (signs.ts). Nothing of it reaches our Markdown as
// HTML: tags that mean something we have become that; all others leave their words and are listed.

import { readEntities } from './entities.ts';
import { finder, lineCounter } from './finder.ts';
import { quoted, WHOLE, type Losses } from './imported.ts';
import * as sign from './signs.ts';

/** No tag spans another opening bracket, so that a text full of them is read once. */
const tag = /<(\/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*)>/y;

const inline: Record<string, [open: string, close: string]> = {
	b: [sign.STRONG, sign.STRONG_END],
	strong: [sign.STRONG, sign.STRONG_END],
	i: [sign.EM, sign.EM_END],
	em: [sign.EM, sign.EM_END],
	code: [sign.CODE, sign.CODE_END],
	tt: [sign.CODE, sign.CODE_END],
	kbd: [sign.CODE, sign.CODE_END]
};

const blocks = new Set(
	'p div section article header footer main ul ol table tbody thead tr blockquote pre hr h1 h2 h3 h4 h5 h6 li dl dt dd figure figcaption center tw-passagedata'.split(
		' '
	)
);

/** These change how words look, or belong to a page and not to a text. Other names in angle brackets are text. */
const looks = new Set(
	'span font u s strike del ins small big sub sup mark abbr acronym cite q var samp label button input form fieldset legend link meta base nav aside address time data wbr ruby rt rp bdi bdo map area col colgroup caption tfoot details summary dialog menu source track param picture body html basefont blink marquee nobr tw-hook tw-expression tw-link tw-passage tw-story'.split(
		' '
	)
);

/** What stands between these tags is not text for a reader. */
const unread = new Set(
	'script style head title iframe object embed applet svg math video audio canvas template noscript textarea select'.split(
		' '
	)
);

/** Reads HTML; its own line ends are spaces where `flows`, as in a browser, and kept otherwise. */
export function readHtml(html: string, line: number, losses: Losses, flows: boolean): string {
	const lineOf = lineCounter(html, line);
	const commentEnd = finder(html, '-->');
	const lower = html.toLowerCase();
	const ends = new Map<string, (from: number) => number>();
	const endOf = (name: string) => ends.get(name) ?? ends.set(name, finder(lower, `</${name}`)).get(name)!;
	const lists: { ordered: boolean }[] = [];
	const open: string[] = [];
	let link: string | null = null;
	let text = '';
	let at = 0;
	/** A block begins on a new line, after an empty one; inside a flow the line ends are ours. */
	const newBlock = () => (text += flows ? '\n\n' : '\n');
	const words = (part: string) => {
		const read = readEntities(part);
		text += flows ? read.replace(/[ \t]*\n[ \t]*/g, ' ') : read;
	};
	for (let next = html.indexOf('<'); next >= 0; next = html.indexOf('<', Math.max(next + 1, at))) {
		if (next < at) continue;
		words(html.slice(at, next));
		at = next;
		const here = lineOf(next);
		if (html.startsWith('<!--', next)) {
			const end = commentEnd(next + 4);
			const stop = end < 0 ? html.length : end + 3;
			losses.add(here, `A comment in the HTML: ${quoted(html.slice(next + 4, end < 0 ? stop : end), WHOLE)}`);
			if (!flows) text += html.slice(next, stop).replace(/[^\n]/g, '');
			at = stop;
			continue;
		}
		tag.lastIndex = next;
		const match = tag.exec(html);
		if (!match) {
			text += '<';
			at = next + 1;
			continue;
		}
		const [, slash, written, attributes] = match as unknown as [string, string, string, string];
		const name = written.toLowerCase();
		const isCell = name === 'td' || name === 'th';
		const isKnown = isCell || name === 'a' || name === 'br' || name === 'img' || name in inline;
		if (!isKnown && !blocks.has(name) && !unread.has(name) && !looks.has(name)) {
			text += '<';
			at = next + 1;
			continue;
		}
		at = tag.lastIndex;
		if (!flows) text += match[0].replace(/[^\n]/g, '');
		const closes = slash === '/';
		const pair = inline[name];
		const extra =
			name === 'img' || unread.has(name) ? '' : attributes.replace(name === 'a' ? href : /$^/, ' ');
		if (/[^\s/]/.test(extra)) losses.add(here, `How <${name}> was to look: ${quoted(extra, WHOLE)}`);
		if (unread.has(name)) {
			if (closes) continue;
			const end = endOf(name)(at);
			const stop = end < 0 ? at : end;
			losses.add(here, `What stands in <${name}>: ${quoted(html.slice(next, stop), WHOLE)}`);
			if (!flows) text += html.slice(at, stop).replace(/[^\n]/g, '');
			at = stop;
		} else if (pair) {
			const known = open.lastIndexOf(name);
			if (!closes) open.push(name);
			else if (known >= 0) open.splice(known, 1);
			if (!closes || known >= 0) text += pair[closes ? 1 : 0];
		} else if (name === 'br') text += flows ? sign.BREAK : '\n';
		else if (name === 'a') {
			if (link !== null) text += sign.LINK_TO + link + sign.LINK_END;
			link = closes ? null : addressOf(attributes, here, losses);
			if (link !== null) text += sign.LINK;
		} else if (name === 'img') {
			const alt = attribute(attributes, 'alt');
			losses.add(
				here,
				`Picture ${quoted(attribute(attributes, 'src') ?? '', WHOLE)}${alt ? `, described as ${quoted(alt, WHOLE)}` : ''}`
			);
		} else if (blocks.has(name)) {
			if (name === 'ul' || name === 'ol') {
				if (closes) lists.pop();
				else lists.push({ ordered: name === 'ol' });
			}
			if (name === 'hr' || name === 'table') losses.add(here, `The look of <${name}>; its words are kept`);
			newBlock();
			if (!closes && name === 'li') text += lists.at(-1)?.ordered ? sign.NUMBER : sign.BULLET;
			if (!closes && /^h\d$/.test(name)) text += sign.HEADING;
			if (!closes && name === 'blockquote') text += sign.QUOTE;
		} else if (isCell) text += closes ? ' ' : '';
		else if (!closes && extra.trim() === '') losses.add(here, `The look of <${name}>; its words are kept`);
	}
	words(html.slice(at));
	if (link !== null) text += sign.LINK_TO + link + sign.LINK_END;
	return (
		text +
		open
			.reverse()
			.map((name) => inline[name]![1])
			.join('')
	);
}

/** Where a link leads is read; how it looks is not. */
const href = /(?:^|\s)href\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/i;

function addressOf(attributes: string, line: number, losses: Losses): string | null {
	const address = readEntities(attribute(attributes, 'href') ?? '').trim();
	if (/^(https?:\/\/|mailto:|tel:)[^\s<>\\]+$/i.test(address)) return address;
	losses.add(line, `Where a link led: ${quoted(address, WHOLE)}; its words are kept`);
	return null;
}

/** The value of an attribute, quoted or bare. */
export function attribute(attributes: string, name: string): string | null {
	const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
		attributes
	);
	return match ? (match[1] ?? match[2] ?? match[3] ?? '') : null;
}
