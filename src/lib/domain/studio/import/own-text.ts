// Scenario Markdown that comes back, as a file or inside our JSON export; and plain text, which is taken as one scene.

import { Report } from '#lib/domain/scenario/problem.ts';
import { readHeader } from '#lib/domain/scenario/read/header.ts';
import { split } from '#lib/domain/scenario/read/split.ts';
import { header } from './header.ts';
import { refused, type Format, type Imported, type Losses } from './imported.ts';
import { asBlocks } from './source-text.ts';
import { escapeSetting } from './escape.ts';
import { readObject } from './twee/passages.ts';

/** Our own language is taken as it is, to the letter. */
export function importMarkdown(
	text: string,
	title: string,
	losses: Losses,
	format: Format = 'markdown'
): Imported {
	const parts = split(text);
	const kinds = parts.pieces.map((piece) => /^\s*##\s+question\s*:/i.test(piece.text));
	const questions = kinds.filter(Boolean).length;
	return {
		kind: 'imported',
		format,
		title: readHeader(parts, new Report('import')).title || title,
		text,
		scenes: kinds.length - questions,
		questions,
		lost: losses.listed(),
		toWrite: []
	};
}

/** The name that our JSON export gives itself (export/json.ts). */
export const JSON_FORMAT = 'firstword-scenario';

export function importJson(text: string, title: string, losses: Losses): Imported {
	const read = readObject(text);
	if (!read) return refused(brokenLine(text), 'This looks like JSON, but it cannot be read as such.');
	if (read['format'] !== JSON_FORMAT)
		return refused(
			1,
			'This is JSON of another program. Firstword reads the JSON that it exports itself; it says “format: firstword-scenario”.'
		);
	if (typeof read['source'] !== 'string' || read['source'].trim() === '')
		return refused(1, 'This export has no text: “source” is missing. Export the scenario again.');
	return importMarkdown(read['source'], title, losses, 'json');
}

/** Engines name the place of a fault in words of their own; the line is where a shorter text stops being right. */
function brokenLine(text: string): number {
	try {
		JSON.parse(text);
	} catch (fault) {
		const position = /position (\d+)/.exec(String(fault));
		if (position) return text.slice(0, Number(position[1])).split('\n').length;
	}
	return 1;
}

/** Plain text has no scenes of its own: it all becomes one, and the trainer cuts it. */
export function importPlain(text: string, title: string, losses: Losses): Imported {
	const body = asBlocks(text, 'plain', 1, losses);
	if (body === '') return refused(1, 'There is no text here.');
	return {
		kind: 'imported',
		format: 'text',
		title,
		text: `${header({ title })}\n## The beginning\n\n${escapeSetting(body)}\n`,
		scenes: 1,
		questions: 0,
		lost: losses.listed(),
		toWrite: [
			'How many minutes it takes, and the content note: fill in both in the header.',
			'Scenes: the whole text stands in one. Cut it with “## ” and a name, and tell each scene in a few sentences.',
			'Choices: write each as “* What the officer does -> Name of the next scene”.',
			'Endings: “## Ending: Name” with “result: pass” or “result: review”.'
		]
	};
}
