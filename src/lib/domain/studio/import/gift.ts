// GIFT, Moodle’s text format for questions (docs.moodle.org, “GIFT format”; the reader is written after that page and
// after question/format/gift/format.php). Our own reader and not gift-pegjs: that one gives up on the whole file at the
// first question it does not know, says nothing of lines, and needs a parser generator at run time.

import { MOST_SCENES, quoted, tooMany, type Imported, type Losses } from './imported.ts';
import { readGiftQuestion } from './gift-question.ts';
import { hideEscapes, showEscapes } from './gift-escapes.ts';
import { writeQuestions, type ReadQuestion } from './questions.ts';

export function importGift(text: string, title: string, losses: Losses): Imported {
	const read: ReadQuestion[] = [];
	const blocks = blocksOf(text, losses);
	if (blocks.length > MOST_SCENES) return tooMany(blocks[MOST_SCENES]!.line, 'questions');
	for (const block of blocks) {
		const question = readGiftQuestion(block, losses);
		if (question) read.push(question);
	}
	return writeQuestions('gift', title, read, losses);
}

export interface GiftBlock {
	/** Escaped signs are hidden (gift-escapes.ts). */
	text: string;
	line: number;
}

/** Questions stand apart by empty lines. Comments and categories are lines of their own, whatever stands around them. */
function blocksOf(text: string, losses: Losses): GiftBlock[] {
	const blocks: { lines: string[]; line: number }[] = [];
	let open: string[] | null = null;
	/** Whether a curly bracket is open, and whether an empty line stood in it. */
	let inside = false;
	let paused = false;
	hideEscapes(text)
		.split('\n')
		.forEach((raw, i) => {
			const line = raw.trim();
			const aside = line.startsWith('//') ? 'Comment' : line.startsWith('$CATEGORY:') ? 'Category' : null;
			if (aside) {
				losses.add(i + 1, `${aside}: ${quoted(showEscapes(line.replace(/^(\/\/|\$CATEGORY:)/, '')))}`);
				// Its line stays, so that those after it keep their numbers.
				open?.push('\u000b');
			} else if (line === '') {
				if (inside) open?.push('');
				else open = null;
				paused = inside;
			} else {
				// A question whose bracket was never closed ends where the next one plainly begins.
				if (paused && /^::.+::|\{/.test(line)) open = null;
				if (!open) {
					inside = false;
					blocks.push({ lines: (open = []), line: i + 1 });
				}
				open.push(raw);
				paused = false;
				if (/[{}]/.test(line)) inside = line.lastIndexOf('{') > line.lastIndexOf('}');
			}
		});
	return blocks.map(({ lines, line }) => ({ text: lines.join('\n'), line }));
}
