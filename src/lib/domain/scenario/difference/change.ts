import type { Change } from '../difference.ts';

/** How scenes are called, by their keys, in the version before and after. */
export interface Names {
	before: (key: string) => string;
	after: (key: string) => string;
}

/** The changes among `[what, before, after]`. */
export const changesAmong = (rows: readonly (readonly [string, string, string])[]): Change[] =>
	rows.flatMap(([what, before, after]) => (before === after ? [] : [{ what, before, after }]));

/** A choice or an answer in a heading: its first words. */
export function inShort(text: string): string {
	const words = text.split(' ');
	let short = '';
	for (const word of words) {
		if (short.length + word.length > 60) return `“${short}…”`;
		short += short === '' ? word : ` ${word}`;
	}
	return `“${short}”`;
}
