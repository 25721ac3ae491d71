// Writes text with signs (signs.ts) as Markdown that our parser reads as just that text.

import { toString } from 'mdast-util-to-string';
import { readTree } from '#lib/domain/scenario/tree.ts';
import { escapeInline, escapeStart } from './escape.ts';
import type { Losses } from './imported.ts';
import * as sign from './signs.ts';

type Kind = 'words' | 'heading' | 'bullet' | 'number' | 'quote';

interface Line {
	kind: Kind;
	text: string;
	number: number;
}

const kinds: Record<string, Kind> = {
	[sign.HEADING]: 'heading',
	[sign.BULLET]: 'bullet',
	[sign.NUMBER]: 'number',
	[sign.QUOTE]: 'quote'
};

/** Whole blocks. `breaks` says that a line end in the source is one for the reader. */
export function writeBlocks(text: string, line: number, losses: Losses, breaks: boolean): string {
	const groups: Line[][] = [];
	let open: Line[] | null = null;
	let gap = false;
	text.split('\n').forEach((raw, i) => {
		const kind = kinds[raw.trimStart()[0] ?? ''] ?? 'words';
		const words = raw.replace(/[\u0010-\u0013]/g, ' ').trim();
		if (words === '' || withoutWords(words)) {
			gap = true;
			return;
		}
		const next = { kind, text: words, number: line + i };
		// An empty line ends a paragraph; a list goes on after it.
		const joins: boolean =
			open?.at(-1)?.kind === kind && kind !== 'heading' && (!gap || kind === 'bullet' || kind === 'number');
		gap = false;
		if (joins) open!.push(next);
		else groups.push((open = [next]));
	});
	return groups.map((group) => writeGroup(group, losses, breaks)).join('\n\n');
}

/** Words on one line, whatever blocks they stood in: an answer, the words of a choice, a name. */
export function writeLine(text: string, line: number, losses: Losses): string {
	const flat = text
		.replace(/[\u0010-\u0013\u000f]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return escapeStart(writeInline(flat, line, losses).join(' '));
}

const withoutWords = (text: string) => sign.withoutSigns(text).trim() === '';

function writeGroup(group: Line[], losses: Losses, breaks: boolean): string {
	const { kind } = group[0]!;
	const lines = group.map(({ text, number }) => writeInline(text, number, losses));
	if (kind === 'heading') return `### ${lines[0]!.join(' ').replace(/#+$/, '\\$&')}`;
	if (kind === 'quote') return paragraph(group, lines, losses, breaks).replace(/^/gm, '> ');
	if (kind === 'words') return paragraph(group, lines, losses, breaks);
	// In a list our language reads arrows as choices and boxes as answers: such a list is written as lines of text.
	const plain = group.some(({ text }) => /->|→|^\s*\[/.test(sign.withoutSigns(text)));
	if (plain)
		return paragraph(
			group,
			lines.map(([first, ...rest]) => [`• ${first}`, ...rest]),
			losses,
			true
		);
	return lines
		.map((text, i) => `${kind === 'number' ? `${i + 1}.` : '+'} ${text.map(escapeStart).join('\\\n   ')}`)
		.join('\n');
}

/** `lines` are the lines of the source, each of one line or of several where a break is meant. */
function paragraph(group: Line[], lines: string[][], losses: Losses, breaks: boolean): string {
	const written = lines
		.map((line) =>
			line
				.filter((part) => part !== '')
				.map(escapeStart)
				.join('\\\n')
		)
		.filter((line) => line !== '')
		.join(breaks ? '\\\n' : '\n');
	const colons = /^(?:(?:\\?:){2,}\s*(?:\\?\n)?)+/.exec(written)?.[0] ?? '';
	if (colons === '') return written;
	const shown = colons.replace(/[\\\s]+/g, ' ').trim();
	losses.add(group[0]!.number, `Colons at the start of a line, which would open a block: “${shown}”`);
	return escapeStart(written.slice(colons.length));
}

/** A paragraph longer than this is no work of a person; our parser’s time would grow with its square. */
const LONGEST = 5000;

/** One line with its emphasis, where our parser reads it back as the same words; without it otherwise. */
function writeInline(text: string, line: number, losses: Losses): string[] {
	if (!/[\u0001-\u0008\u000e\u000f]/.test(text)) return [escapeInline(text)];
	const words = sign.withoutSigns(text);
	if (text.length <= LONGEST) {
		const rich = writeRich(text)
			.split('\n')
			.map((part) => part.trim());
		if (isPlainlyMarked(text) || bare(toString(readTree(`x ${rich.join(' ')}`))) === bare(`x ${words}`))
			return rich;
	}
	losses.add(line, 'Emphasis that cannot be written where it stands');
	return [escapeInline(bare(words))];
}

/** Marks that open before a letter and close after one, apart from each other, are always read as marks. */
function isPlainlyMarked(text: string): boolean {
	const rest = text.replace(
		/\u0001[\p{L}\p{N}](?:[^\u0001-\u000f]*[\p{L}\p{N}])?\u0002(?![\u0001\u0003])|\u0003[\p{L}\p{N}](?:[^\u0001-\u000f]*[\p{L}\p{N}])?\u0004(?![\u0001\u0003])/gu,
		''
	);
	return !/[\u0001-\u0008\u000e\u000f]/.test(rest);
}

const bare = (text: string) => text.replace(/\s+/g, ' ').trim();

function writeRich(text: string): string {
	return text
		.split(
			/(\u0001[^\u0001\u0002]*\u0002|\u0003[^\u0003\u0004]*\u0004|\u0005[^\u0005\u0006]*\u0006|\u0007[^\u0007\u000e]*\u000e|\u000f)/
		)
		.map((part) => {
			const inner = part.slice(1, -1);
			if (part.startsWith(sign.STRONG) && part.endsWith(sign.STRONG_END)) return around(inner, '**');
			if (part.startsWith(sign.EM) && part.endsWith(sign.EM_END)) return around(inner, '*');
			if (part.startsWith(sign.CODE) && part.endsWith(sign.CODE_END)) return code(inner);
			if (part.startsWith(sign.LINK) && part.endsWith(sign.LINK_END)) return writeLink(inner);
			if (part === sign.BREAK) return '\n';
			return escapeInline(sign.withoutSigns(part));
		})
		.join('');
}

/** Marks stand right at the words, spaces outside. */
function around(inner: string, mark: string): string {
	const words = sign.withoutSigns(inner);
	const trimmed = words.trim();
	if (trimmed === '') return words;
	const start = words.slice(0, words.indexOf(trimmed));
	return `${start}${mark}${escapeInline(trimmed)}${mark}${words.slice(start.length + trimmed.length)}`;
}

function code(inner: string): string {
	const words = sign.withoutSigns(inner).replace(/\s+/g, ' ').trim();
	return words === '' || words.includes('`') ? escapeInline(words) : `\`${words}\``;
}

function writeLink(inner: string): string {
	const [words = '', to = ''] = inner.split(sign.LINK_TO);
	const shown = sign.withoutSigns(words).trim();
	return shown === '' ? `<${to}>` : `[${escapeWordsOfLink(shown)}](<${to}>)`;
}

/** An address cannot be a link inside a link. */
const escapeWordsOfLink = (text: string) =>
	escapeInline(text).replace(/<(https?:[^>]*)>/gi, (_, to: string) =>
		to.replace(/[\\`*_[\]<|~{}&:]/g, '\\$&')
	);
