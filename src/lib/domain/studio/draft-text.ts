// What the text of a draft may be: anything that can be kept. Whether it is a scenario is for the checker to say.

/** As many characters as the table takes; no scenario that people could play comes near. */
export const MOST_CHARACTERS = 400_000;

export type TextFault = 'too-long' | 'unstorable';

/** One text for what different browsers and systems send: lines end in `\n`, half a character becomes a mark for it. */
export const asKept = (text: string) => text.replace(/\r\n?/g, '\n').toWellFormed();

/** Why a text cannot be kept; null where it can. A NUL is the one character that the database cannot hold. */
export function textFault(text: string): TextFault | null {
	if (text.length > MOST_CHARACTERS) return 'too-long';
	return text.includes('\0') ? 'unstorable' : null;
}

/** What is wrong, in a sentence for whoever wrote it. */
export const FAULT_WORDS: Record<TextFault, string> = {
	'too-long': 'This is longer than the 400,000 characters that one scenario can have. Make two of it.',
	unstorable: 'There is a character in this text that cannot be stored (NUL). Take it out and save again.'
};
