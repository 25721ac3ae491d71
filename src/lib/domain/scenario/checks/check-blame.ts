import { findAll, rangeOf } from './find-all.ts';
import type { Fix, Report } from '../problem.ts';
import type { Answer, Choice, Rating, Scene } from '../scenario.ts';

// A word that labels or doubts a victim, and what can be said instead.
const blame: [RegExp, string][] = [
	[/\buncooperative\b/gi, 'what she said and did'],
	[/\brefus(?:es|ed) to cooperate\b/gi, 'chose not to go on'],
	[/\bhysterical\b/gi, 'what you saw: crying, shouting, shaking'],
	[/\balleged victim\b/gi, 'victim, or the name'],
	[/\bclaim(?:s|ed) (?:that )?(?:she|he|they)\b/gi, 'says that'],
	[/\bbattered wom[ae]n\b/gi, 'woman who was hurt by her partner'],
	[/\bcommit(?:s|ted)? suicide\b/gi, 'died by suicide'],
	[/\bdomestic dispute\b/gi, 'what happened'],
	[/\billegal alien\b/gi, 'person without papers'],
	[/\bjunkie\b|\baddict\b/gi, 'person who uses drugs']
];

/** Checks for labelling words outside of quotes and poor choices, and offers a better one. */
export function checkBlame(text: string, scenes: readonly Scene[], report: Report): void {
	const stretches = stretchesOf(scenes);
	for (const [pattern, better] of blame) {
		for (const { match, line, column, lineText, at } of findAll(text, pattern)) {
			if (isExcused(line, stretches) || isQuoted(lineText, at)) continue;
			report.add(
				'blaming-word',
				{ line, column },
				`“${match[0]}” labels or doubts. Better: ${better}.`,
				inItsPlace(match, lineText, at)
			);
		}
	}
}

/** Words that fit into the sentence as it stands; of the others the author has to write what was seen. */
const fitting: [RegExp, string][] = [
	[/^alleged victim$/i, 'victim'],
	[/^committed suicide$/i, 'died by suicide'],
	[/^commits suicide$/i, 'dies by suicide'],
	[/^commit suicide$/i, 'die by suicide'],
	[/^battered woman$/i, 'woman who was hurt by her partner'],
	[/^battered women$/i, 'women who were hurt by their partners'],
	[/^illegal alien$/i, 'person without papers'],
	[/^(junkie|addict)$/i, 'person who uses drugs']
];

function inItsPlace(match: RegExpExecArray, line: string, at: number): Fix | undefined {
	const words = fitting.find(([pattern]) => pattern.test(match[0]))?.[1];
	if (words === undefined) return undefined;
	const isCapital = /^\p{Lu}/u.test(match[0]);
	const insert = isCapital ? words[0]!.toUpperCase() + words.slice(1) : words;
	// None of the better words begins with a vowel’s sound.
	const article = /\b(a)n $/i.exec(line.slice(0, at));
	const { from, to } = rangeOf({ match });
	return article
		? { label: `Change to “${article[1]} ${insert}”`, from: from - 3, to, insert: `${article[1]} ${insert}` }
		: { label: `Change to “${insert}”`, from, to, insert };
}

/** The lines at which scenes, choices and answers begin, in order, and whether what begins there is poor. */
function stretchesOf(scenes: readonly Scene[]): { line: number; poor: boolean }[] {
	return scenes.flatMap((scene) => {
		const entries = scene.kind === 'scene' ? scene.choices : scene.kind === 'question' ? scene.answers : [];
		const poor = (entry: Choice | Answer) => ('right' in entry ? !entry.right : isPoor(entry.rating));
		return [
			{ line: scene.line, poor: false },
			...entries.map((entry) => ({ line: entry.line, poor: poor(entry) }))
		];
	});
}

/** A poor choice may use the words that it teaches to avoid: from its line to the next one’s. */
function isExcused(line: number, stretches: readonly { line: number; poor: boolean }[]): boolean {
	let [from, to] = [0, stretches.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (stretches[middle]!.line <= line) from = middle + 1;
		else to = middle;
	}
	return stretches[from - 1]?.poor ?? false;
}

const isPoor = (rating: Rating) =>
	rating.kind === 'critical' || (rating.kind === 'points' && rating.points === 0);

/** No paragraph of a scene is longer; what else a draft holds is not searched for its quotes again and again. */
const LONGEST_QUOTE = 5_000;

function isQuoted(line: string, at: number): boolean {
	const before = line.slice(Math.max(0, at - LONGEST_QUOTE), at);
	return before.lastIndexOf('“') > before.lastIndexOf('”') || (before.match(/"/g)?.length ?? 0) % 2 === 1;
}
