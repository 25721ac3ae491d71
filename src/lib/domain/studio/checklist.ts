// What a reviewer goes through, told from what the checker found, so that nobody ticks a box from memory.

import type { Problem } from '#lib/domain/scenario/problem.ts';
import type { Rule } from '#lib/domain/scenario/rules.ts';

export interface ChecklistItem {
	key: string;
	words: string;
	done: boolean;
	/** How many places it is not done in. */
	left: number;
}

const ITEMS: { key: string; words: string; rules: Rule[] }[] = [
	{
		key: 'proof',
		words: 'Who does everything best passes; who does everything worst, or clicks without reading, does not.',
		rules: [
			...(['model-path-fails', 'worst-path-passes', 'random-clicker-passes'] as const),
			...(['no-path-to-pass', 'no-path-to-review', 'pass-mark-out-of-reach', 'referral-skipped'] as const)
		]
	},
	{ key: 'reached', words: 'Every scene can be reached.', rules: ['scene-unreachable'] },
	{
		key: 'coach',
		words: 'The coach has a word for every choice and every answer.',
		rules: ['choice-without-coach', 'answer-without-coach']
	},
	{
		key: 'giveaway',
		words: 'The right choice cannot be told by its length or its place.',
		rules: ['right-is-longest', 'right-is-shortest', 'right-is-in-one-place', 'all-of-the-above']
	},
	{
		key: 'people',
		words: 'No words that blame, and nobody who could be found.',
		rules: ['blaming-word', 'personal-data']
	},
	{ key: 'content-note', words: 'The content note says what is hard.', rules: ['content-note-empty'] },
	{
		key: 'pauses',
		words: 'Hard scenes have a pause or a support line near.',
		rules: ['intense-without-pause']
	},
	{ key: 'plain', words: 'Scenes are short and in plain words.', rules: ['scene-too-long', 'reading-grade'] },
	{
		key: 'access',
		words: 'Pictures are described, recordings have their words, links say where they lead.',
		rules: ['picture-without-description', 'media-without-text', 'click-here']
	}
];

const LISTED = new Set<string>(ITEMS.flatMap(({ rules }) => rules));

/**
 * The checklist of a text, in the order in which it is read: what the checker found and whether the media are there.
 * @param facts.missingMedia addresses of pictures and recordings that officers would not see
 * @param facts.clinician who with clinical training has read it; null when nobody is named
 */
export function checklist(facts: {
	problems: readonly Problem[];
	missingMedia: readonly string[];
	needsClinician: boolean;
	clinician: string | null;
}): ChecklistItem[] {
	const { problems, missingMedia, clinician } = facts;
	const item = (key: string, words: string, left: number) => ({ key, words, done: left === 0, left });
	const count = (holds: (problem: Problem) => boolean) => problems.filter(holds).length;
	return [
		item(
			'errors',
			'The checker finds nothing that has to be mended.',
			count(({ severity }) => severity === 'error')
		),
		...ITEMS.map(({ key, words, rules }) =>
			item(
				key,
				words,
				count(({ rule }) => (rules as string[]).includes(rule))
			)
		),
		item(
			'media',
			'Every picture and recording is among the department’s media, where officers can see it.',
			missingMedia.length
		),
		item(
			'hints',
			'No other hint of the checker is open.',
			count(({ severity, rule }) => severity === 'warning' && !LISTED.has(rule))
		),
		...(facts.needsClinician
			? [item('clinician', 'Somebody with clinical training has read it.', clinician ? 0 : 1)]
			: [])
	];
}
