import type { Format } from '#lib/domain/studio/import/imported.ts';

/** What each kind of file is called, and where it comes from. */
export const FORMAT_WORDS: Record<Format, string> = {
	twee: 'Twine story (Twee 3)',
	gift: 'Questions in GIFT',
	aiken: 'Questions in Aiken',
	moodle: 'Moodle question bank (XML)',
	markdown: 'Scenario Markdown of Firstword',
	json: 'JSON exported by Firstword',
	text: 'Plain text'
};

export const counted = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
