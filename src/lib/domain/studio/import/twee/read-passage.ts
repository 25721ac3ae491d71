import { readEmphasis, type Markup } from '../emphasis.ts';
import { readHtml } from '../html.ts';
import type { Losses } from '../imported.ts';
import { writeBlocks, writeLine } from '../markdown.ts';
import { withoutSigns } from '../signs.ts';
import { stripChapbook } from './chapbook.ts';
import { stripMacros, type Link, type StoryFormat } from './macros.ts';
import type { Passage } from './passages.ts';

export interface ReadPassage {
	/** Markdown of what is told. */
	body: string;
	/** `text` is plain, `words` is Markdown. */
	links: (Link & { words: string })[];
}

const markups: Record<StoryFormat, Markup> = {
	harlowe: 'harlowe',
	sugarcube: 'sugarcube',
	snowman: 'markdown',
	chapbook: 'markdown',
	other: 'harlowe'
};

/** A held link with its number: the signs HELD and HELD_END. */
const held = /\u0014(\d+)\u0015/g;

export function readPassage(passage: Passage, format: StoryFormat, losses: Losses): ReadPassage {
	const first = passage.line + 1;
	const lose = (line: number, what: string) => losses.add(line, what);
	const settled = format === 'chapbook' ? stripChapbook(passage.text, first, lose) : passage.text;
	const joined = format === 'sugarcube' ? settled.replace(/\\\n/g, ' \n') : settled;
	const stripped = stripMacros(joined, format, first, lose);
	const markup = markups[format];
	const links = stripped.links.map((link) => {
		const shown = readHtml(link.text, link.line, losses, false);
		const text = withoutSigns(shown).replace(/\s+/g, ' ').trim() || link.target;
		const words = writeLine(
			readEmphasis(shown.trim() === '' ? link.target : shown, markup).replace(/[\u0010-\u0013]/g, ''),
			link.line,
			losses
		);
		return { ...link, text, words };
	});
	const told = readHtml(putLinks(stripped.text, links), first, losses, false);
	// Markdown flows; Harlowe and SugarCube show a line end as one.
	const body = writeBlocks(readEmphasis(told, markup), first, losses, markup !== 'markdown');
	return { body, links };
}

/** Links alone on a line leave the text; inside a sentence their words stay. */
function putLinks(text: string, links: readonly { text: string }[]): string {
	return text
		.split('\n')
		.map((line) => {
			if (!line.includes('\u0014')) return line;
			const tags = line.match(/<\/?[A-Za-z][^<>]*>/g) ?? [];
			const rest = line.replace(held, '').replace(/<\/?[A-Za-z][^<>]*>/g, '');
			return /^[\s*+•·|,.:;>→-]*$/.test(rest)
				? tags.join('')
				: line.replace(held, (_, number: string) => links[Number(number)]!.text);
		})
		.join('\n');
}
