// What may stand at the cursor, by the words before it on its line: the names of scenes behind an arrow, ratings,
// skills, flags, blocks. Nothing is offered where plain text is written.

import { skills } from '#lib/domain/scenario/scenario.ts';

export interface Offered {
	/** What is put in, and what the list shows. */
	label: string;
	/** A few more words beside it. */
	detail?: string;
}

export interface Completions {
	/** How many characters before the cursor are written over. */
	typed: number;
	options: Offered[];
}

/** What the text and the department know, to choose from. */
export interface KnownNames {
	scenes: readonly { name: string; kind: string }[];
	flags: readonly string[];
	criticalErrors: readonly { id: string; words: string }[];
}

interface Source {
	/** Group 1 is what was typed of the word to complete. */
	pattern: RegExp;
	options: (known: KnownNames) => Offered[];
}

const plain = (...labels: readonly string[]): Offered[] => labels.map((label) => ({ label }));
const sceneNames = ({ scenes }: KnownNames): Offered[] =>
	scenes.map(({ name, kind }) => ({ label: name, ...(kind !== 'scene' && { detail: kind }) }));

const SOURCES: Source[] = [
	{ pattern: /(?:->|→)[ \t]*([^>→]*)$/, options: sceneNames },
	{ pattern: /^start:[ \t]*(.*)$/, options: sceneNames },
	{
		pattern: /^\s*[-*] rating:[ \t]*critical[ \t]+([\w-]*)$/,
		options: ({ criticalErrors }) => criticalErrors.map(({ id, words }) => ({ label: id, detail: words }))
	},
	{
		pattern: /^\s*[-*] rating:[ \t]*(\w*)$/,
		options: () => [
			{ label: 'best', detail: '2 points' },
			{ label: 'ok', detail: '1 point' },
			{ label: 'poor', detail: '0 points' },
			{ label: 'critical ', detail: 'fails the run' },
			{ label: 'unscored', detail: 'counts nothing' }
		]
	},
	{ pattern: /^\s*(?:[-*] )?skills:(?:.*,)?[ \t]*(\w*)$/, options: () => plain(...skills) },
	{
		pattern: /^\s*[-*] only if:[ \t]*(?:not[ \t]+)?([\w-]*)$/,
		options: ({ flags }) => plain(...flags)
	},
	{ pattern: /^result:[ \t]*(\w*)$/, options: () => plain('pass', 'review') },
	{
		pattern: /^:::([a-z]*)$/,
		options: () => plain('radio', 'pause', 'support', 'warning', 'debrief', 'local{id=}')
	},
	{
		pattern: /^::([a-z]*)$/,
		options: () => plain('video{src= captions= transcript=}', 'audio{src= transcript=}', 'service{id=}')
	},
	{
		pattern: /^ {2,}- ([a-z ]*)$/,
		options: () => plain('rating: ', 'skills: ', 'remember: ', 'only if: ')
	}
];

/** @param before the words of the line before the cursor */
export function completionsAt(before: string, known: KnownNames): Completions | null {
	for (const { pattern, options } of SOURCES) {
		const match = pattern.exec(before);
		if (!match) continue;
		const typed = match[1]!;
		const fitting = options(known);
		return fitting.length > 0 ? { typed: typed.length, options: fitting } : null;
	}
	return null;
}

/** The flags that a text sets, each once, in order. */
export const flagsOf = (text: string): string[] => [
	...new Set([...text.matchAll(/^\s*[-*] remember:[ \t]*([\w-]+)/gm)].map(([, flag]) => flag!))
];
