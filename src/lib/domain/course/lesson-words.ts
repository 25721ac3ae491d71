import { countWords } from '#lib/domain/scenario/words.ts';

/** A lesson is read in a few minutes, between two calls. */
export const MOST_WORDS = 500;

/** Words that are read on the page: prose, captions and what components say; drawings and their descriptions not. */
export function wordsOfLesson(body: string): number {
	const read = body
		.replace(/<!--[\s\S]*?-->/g, ' ')
		.replace(/<svg[\s\S]*?<\/svg>/g, ' ')
		.replace(/\b(?:alt|id|grade|source)="[^"]*"/g, ' ')
		.replace(/\b(?:caption|say|avoid|why)="([^"]*)"/g, ' $1 ')
		.replace(/<\/?[A-Za-z][A-Za-z]*/g, ' ')
		.replace(/\]\([^)]*\)/g, '] ');
	return countWords(read);
}
