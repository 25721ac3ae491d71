/** What an officer reads of a lesson: prose, captions and what components say; drawings and their descriptions not. */
export const proseOfLesson = (body: string): string =>
	body
		.replace(/<!--[\s\S]*?-->/g, ' ')
		.replace(/<svg[\s\S]*?<\/svg>/g, ' ')
		.replace(/\b(?:alt|id|grade|source)="[^"]*"/g, ' ')
		.replace(/\b(?:caption|say|avoid|why)="([^"]*)"/g, ' $1. ')
		.replace(/<\/?[A-Za-z][A-Za-z]*/g, ' ')
		.replace(/\/?>/g, ' ')
		.replace(/\]\([^)]*\)/g, '] ');

/** The same as sentences, for a reading grade: a heading, a line of a list and a cell of a table end where they end. */
export const sentencesOfLesson = (body: string): string =>
	proseOfLesson(body)
		.replace(/^\|[\s:|-]*\|$/gm, ' ')
		.replace(/\|/g, '. ')
		.replace(/^(?:#+|[-*]|\d+\.)\s+(.*[^.!?”\s])\s*$/gm, '$1.')
		.replace(/[*_`]/g, '');
