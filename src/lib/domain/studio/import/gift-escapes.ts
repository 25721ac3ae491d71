// `\~ \= \# \{ \} \:` and `\\` are signs of the text and not of GIFT. While a question is taken apart they are hidden
// behind control characters, of which a cleaned text has none.

const signs = ['~', '=', '#', '{', '}', ':', '\\'];
const hidden = '\u0018\u0019\u001a\u001b\u001c\u001d\u001e';

export const hideEscapes = (text: string) =>
	text.replace(/\\([~=#{}:\\])/g, (_, sign: string) => hidden[signs.indexOf(sign)]!);

/** The signs again, `\n` as the line break that it means, and no trace of taken-out lines. */
export const showEscapes = (text: string) =>
	text.replace(/\\n|\n?\u000b|[\u0018-\u001e]/g, (sign) =>
		sign === '\\n' ? '\n' : sign.endsWith('\u000b') ? '' : signs[hidden.indexOf(sign)]!
	);
