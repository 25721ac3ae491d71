// What changed inside one text, word by word: who changed one word of a paragraph should not have to look for it.

import { diffWordsWithSpace } from 'diff';

export interface WordStretch {
	text: string;
	isChanged: boolean;
}

/** Beyond this many changed words a text is said to be another one, rather than searched for what stayed. */
const MOST_WORDS = 400;

/** A changed text in stretches; unmarked where so little stayed that marks would only be noise. */
export function changedWords(
	text: string,
	partner: string | undefined,
	side: 'added' | 'removed'
): WordStretch[] {
	const whole = [{ text, isChanged: false }];
	if (partner === undefined || text.trim() === '' || partner.trim() === '') return whole;
	const [older, newer] = side === 'removed' ? [text, partner] : [partner, text];
	const words = diffWordsWithSpace(older, newer, { maxEditLength: MOST_WORDS });
	if (!words) return whole;
	const parts = words
		.filter((word) => (side === 'removed' ? !word.added : !word.removed))
		.map(({ value, added, removed }) => ({ text: value, isChanged: added || removed }));
	const kept = parts
		.filter((part) => !part.isChanged)
		.reduce((sum, part) => sum + part.text.trim().length, 0);
	return kept * 3 < text.trim().length ? whole : parts;
}

/**
 * Two texts of which one took the place of the other: only the words that differ are marked. Null where one of them is
 * empty or so little stayed that all of it is another text.
 */
export function replacedWords(
	before: string,
	after: string
): { before: WordStretch[]; after: WordStretch[] } | null {
	const sides = {
		before: changedWords(before, after, 'removed'),
		after: changedWords(after, before, 'added')
	};
	const isMarked = [...sides.before, ...sides.after].some(({ isChanged }) => isChanged);
	return isMarked ? sides : null;
}
