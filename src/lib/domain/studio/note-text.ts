/** A few words that somebody typed, as they are kept: trimmed, of at most so many characters, without a NUL. */
export const asNote = (text: string, most: number) =>
	text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim().slice(0, most).toWellFormed();
