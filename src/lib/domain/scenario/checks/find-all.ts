/** Something found in a text, with the line it stands in. */
export interface Found {
	match: RegExpExecArray;
	line: number;
	column: number;
	/** The whole line, and where in it the match begins. */
	lineText: string;
	at: number;
}

/** Where a match stands in the text. */
export const rangeOf = ({ match }: Pick<Found, 'match'>) => ({
	from: match.index,
	to: match.index + match[0].length
});

/** Every match of a pattern that cannot reach over the end of a line, in order. */
export function* findAll(text: string, pattern: RegExp): Generator<Found> {
	let line = 1;
	let start = 0;
	for (const match of text.matchAll(pattern)) {
		for (
			let end = text.indexOf('\n', start);
			end >= 0 && end < match.index;
			end = text.indexOf('\n', start)
		) {
			line++;
			start = end + 1;
		}
		const end = text.indexOf('\n', start);
		const at = match.index - start;
		yield { match, line, column: at + 1, lineText: text.slice(start, end < 0 ? undefined : end), at };
	}
}
