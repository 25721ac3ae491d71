// The Markdown reader’s time grows with the square of some texts, and its stack with how deep they nest. No scene that
// a person wrote comes near these limits; what goes beyond them is not read.

import type { Piece } from './split.ts';

const MOST_CHARACTERS = 20_000;
const MOST_SIGNS = 400;
const MOST_BLOCKS = 20;
/** Quotes and lists begun on one line, each inside the one before it. */
const nested = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*){10}/m;

/** Why a scene cannot be read, and where; null where it can. */
export function tooMuch({ text }: Piece): { from: number; message: string } | null {
	if (text.length > MOST_CHARACTERS) {
		return {
			from: 0,
			message: `This scene has ${text.length} characters; ${MOST_CHARACTERS} is the most. Make several scenes of it.`
		};
	}
	const deep = nested.exec(text);
	if (deep)
		return { from: deep.index, message: 'This line nests more than ten quotes or lists. Write it plainly.' };
	const signs = text.match(/[*_~[\]]/g)?.length ?? 0;
	if (signs > MOST_SIGNS) {
		return {
			from: 0,
			message: `This scene has ${signs} stars, underscores, tildes and brackets; ${MOST_SIGNS} is the most.`
		};
	}
	const blocks = text.match(/^[ \t>]*:::/gm)?.length ?? 0;
	return blocks > MOST_BLOCKS * 2
		? { from: 0, message: `This scene has more than ${MOST_BLOCKS} blocks. Make several scenes of it.` }
		: null;
}
