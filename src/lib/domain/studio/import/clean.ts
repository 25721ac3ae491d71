import type { Losses } from './imported.ts';

/** One kind of line end, no byte order mark, no control characters: what the readers and the database can take. */
export function cleanText(text: string, losses: Losses): string {
	const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
	let line = 1;
	// Lone halves of surrogate pairs cannot be stored either.
	return lines.replace(/\n|[^\P{Cc}\t\n]|\p{Cs}/gu, (sign) => {
		if (sign === '\n') {
			line++;
			return sign;
		}
		losses.add(line, 'A control character, which no text can show');
		return '';
	});
}
