// A text of a question bank, in whichever of the four ways it is written, as Markdown of ours.

import { readEmphasis } from './emphasis.ts';
import { readHtml } from './html.ts';
import type { Losses } from './imported.ts';
import { writeBlocks, writeLine } from './markdown.ts';

export type TextFormat = 'html' | 'markdown' | 'moodle' | 'plain';

/** With signs. Moodle's own format is plain text in which a few tags may stand and line ends count. */
function read(text: string, format: TextFormat, line: number, losses: Losses): string {
	switch (format) {
		case 'html':
			return readHtml(text, line, losses, true);
		case 'markdown':
			return readEmphasis(readHtml(text, line, losses, false), 'markdown');
		case 'moodle':
			return readHtml(text, line, losses, false);
		case 'plain':
			return text;
		default:
			return format satisfies never;
	}
}

export const asBlocks = (text: string, format: TextFormat, line: number, losses: Losses) =>
	writeBlocks(read(text, format, line, losses), line, losses, format === 'moodle' || format === 'plain');

export const asLine = (text: string, format: TextFormat, line: number, losses: Losses) =>
	writeLine(read(text, format, line, losses), line, losses);
