// Between reading a foreign text and writing ours, formatting is held by control characters. They cannot come from the
// source: clean.ts has taken every control character out of it, and entities.ts makes none.

export const STRONG = '\u0001';
export const STRONG_END = '\u0002';
export const EM = '\u0003';
export const EM_END = '\u0004';
export const CODE = '\u0005';
export const CODE_END = '\u0006';
/** A link is its words, a separator and its address, between two signs. */
export const LINK = '\u0007';
export const LINK_TO = '\u0008';
export const LINK_END = '\u000e';
/** A line break that is meant. */
export const BREAK = '\u000f';
/** At the start of a line: what kind of block it is. */
export const HEADING = '\u0010';
export const BULLET = '\u0011';
export const NUMBER = '\u0012';
export const QUOTE = '\u0013';
/** Stands for a link out of the text, with its number, until it is known whether its line says anything else. */
export const HELD = '\u0014';
export const HELD_END = '\u0015';

/** The text without the signs, as a reader would see it. */
export const withoutSigns = (text: string) =>
	text
		.replace(/\u0007([^\u0008\u000e]*)\u0008[^\u000e]*\u000e/g, '$1')
		.replace(/\u000f/g, ' ')

		.replace(/[\u0001-\u0008\u000e-\u0015]/g, '');
