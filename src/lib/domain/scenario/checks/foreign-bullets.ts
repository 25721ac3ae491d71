import type { Fix } from '../problem.ts';

/** A stretch of the text and where it begins. */
export interface Part {
	from: number;
	source: string;
}

const bullet = /^([ \t]*)([•·‣◦▪●○–—])[ \t]+(?=\S)/gm;

/** Bullets as a word processor writes them, in a part of the text that has an arrow, and the mend that makes stars of them. */
export function foreignBullets(part: Part): { message: string; fix: Fix } | null {
	const found = [...part.source.matchAll(bullet)];
	const first = found[0];
	if (!first || !/->|→/.test(part.source)) return null;
	const last = found.at(-1)!;
	const end = last.index + last[0].length;
	const insert = `${part.source.slice(first.index, last.index).replace(bullet, '$1* ')}${last[1]}* `;
	const fix = {
		label: 'Begin each choice with “*”',
		from: part.from + first.index,
		to: part.from + end,
		insert
	};
	return { message: `A choice begins with a star and a space, not with “${first[2]}”.`, fix };
}
