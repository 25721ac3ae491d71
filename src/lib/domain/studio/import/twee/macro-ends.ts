import type { StoryFormat } from './macros.ts';

/** Harlowe’s macros by which a story is told from prose in brackets, where the file does not name its format. */
const harlowe =
	/^\((set|put|move|if|unless|else-?if|else|for|loop|live|event|link(-\w+)*|click(-\w+)*|go-?to|undo|display|print|show|hide|text-\w+|colou?r|bg|background|align|font|css|transition|t8n(-\w+)*|either|random|enchant|hook|prompt|alert|confirm|cycling-link|dropdown|input(-box)?|box|meter|dialog|a|dm|ds|num|str|replace|append|prepend|rerun|history|visits|open-url|save-game|load-game|after|char-style|line-style|hover-style|mouseover|stop|track|masteraudio|sfx|b4r|button)\s*:/i;

/** How many characters are looked through in vain for closing brackets before brackets are taken for text. */
export const BUDGET = 2_000_000;
export const LONGEST = 4000;

/** Whether a bracket opens a macro of Harlowe. */
export const isHarlowe = (text: string, at: number, format: StoryFormat) => {
	const start = text.slice(at, at + 40);
	return format === 'harlowe'
		? /^\(\s*[A-Za-z$_][\w-]*\s*:/.test(start)
		: format === 'other' && harlowe.test(start);
};

/** A string in a macro may hold its end; where the quotes do not come out even, the first end counts. */
export function sugarEnd(text: string, from: number, next: (from: number) => number): number {
	const first = next(from + 2);
	if (first < 0) return -1;
	let end = first;
	for (let tries = 0; tries < 5 && end >= 0 && end - from < LONGEST; tries++) {
		if ((text.slice(from, end).match(/"/g)?.length ?? 0) % 2 === 0) return end + 2;
		end = text.indexOf('>>', end + 2);
	}
	return first + 2;
}

/** Where a bracket closes, brackets in strings aside; -1 where it does not, or not soon. */
export function closing(text: string, from: number, spend: (characters: number) => void): number {
	let depth = 0;
	let string = '';
	const last = Math.min(text.length, from + LONGEST);
	for (let at = from; at < last; at++) {
		const here = text[at]!;
		if (string !== '') {
			if (here === '\\') at++;
			else if (here === string) string = '';
		} else if (here === '"' || (here === "'" && /[\s(,:]/.test(text[at - 1] ?? ''))) string = here;
		else if (here === '(') depth++;
		else if (here === ')' && --depth === 0) return at + 1;
	}
	spend(last - from);
	return -1;
}
