// Where the scenes of a text stand, from its lines alone: the editor asks at every movement of the cursor, between two
// readings of the whole. It cuts where the parser cuts (scenario/read/split.ts).

import { slugOf } from '#lib/domain/scenario/names.ts';
import { split } from '#lib/domain/scenario/read/split.ts';

export interface Heading {
	kind: 'scene' | 'question' | 'ending';
	name: string;
	/** The name as arrows find it; empty where there is none. */
	key: string;
	/** Counted from 1. */
	line: number;
	/** Offsets: where the heading begins, where its line ends, where the next heading begins. */
	from: number;
	lineEnd: number;
	to: number;
}

/** Every scene, question and ending of a text, in order. */
export function headings(text: string): Heading[] {
	return split(text).pieces.map(({ text: piece, from, line }) => {
		const first = piece.split('\n', 1)[0]!;
		const words = first
			.slice(first.indexOf('##') + 2)
			.replace(/\s#+\s*$/, '')
			.trim();
		const match = /^(question|ending)\s*:\s*(.*)$/i.exec(words);
		const kind = (match?.[1]!.toLowerCase() ?? 'scene') as Heading['kind'];
		const name = match ? match[2]! : words;
		return {
			...{ kind, name, key: slugOf(name), line, from },
			lineEnd: from + first.replace(/\r$/, '').length,
			to: from + piece.length
		};
	});
}

/** The scene in which an offset lies; null in the header. */
export function headingAt(list: readonly Heading[], offset: number): Heading | null {
	return list.findLast(({ from }) => from <= offset) ?? null;
}
