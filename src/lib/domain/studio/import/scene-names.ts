import { bareName } from '#lib/domain/scenario/names.ts';
import { nearest } from '#lib/domain/scenario/nearest.ts';
import { quoted, type Losses } from './imported.ts';

/**
 * Names for scenes, each of which arrows can find: with a letter or digit, unlike any other by letters and digits, and
 * not read as the word that makes a question or an ending. A name that had to change is in the list.
 */
export function sceneNames(losses: Losses) {
	const taken = new Set<string>();
	/** The number that the next scene of a name is tried with: ten thousand of one name are not counted through. */
	const numbers = new Map<string, number>();
	return {
		take: (name: string) => taken.add(bareName(name)),
		/** `made` says that the name is ours, so that nothing is lost by changing it. */
		give(name: string, line: number, made = false, otherwise = 'Scene'): string {
			const wanted = asName(name) || otherwise;
			let given = wanted;
			let number = numbers.get(wanted) ?? 2;
			while (taken.has(bareName(given))) given = `${wanted} (${number++})`;
			numbers.set(wanted, number);
			taken.add(bareName(given));
			if (!made && given !== name.replace(/\s+/g, ' ').trim())
				losses.add(line, `The name ${quoted(name)} is written ${quoted(given)}`);
			return given;
		}
	};
}

const MOST = 120;

function asName(name: string): string {
	const line = name
		.replace(/\s+/g, ' ')
		.replace(/->|→|<-/g, '–')
		.trim()
		.slice(0, MOST)
		.trim();
	const word = /^(\p{L}+)\s*:\s*/u.exec(line);
	const clear =
		word && nearest(word[1]!.toLowerCase(), ['question', 'ending'])
			? `${word[1]} ${line.slice(word[0].length)}`.trim()
			: line;
	return bareName(clear) === '' ? '' : clear;
}
