import type { Report } from '../problem.ts';
import type { Rating, Scene } from '../scenario.ts';

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
	const isExcused = linesOfPoorChoices(scenes);
	text.split('\n').forEach((line, i) => {
		if (isExcused(i + 1)) return;
		for (const [pattern, better] of blame) {
			for (const match of line.matchAll(pattern)) {
				if (isQuoted(line, match.index)) continue;
				report.add(
					'blaming-word',
					{ line: i + 1, column: match.index + 1 },
					`“${match[0]}” labels or doubts. Better: ${better}.`
				);
			}
		}
	});
}

/** A poor choice may use the words that it teaches to avoid: from its line to the next one’s. Ask line by line. */
function linesOfPoorChoices(scenes: readonly Scene[]): (line: number) => boolean {
	const starts = new Map<number, boolean>();
	for (const scene of scenes) {
		starts.set(scene.line, false);
		const entries = scene.kind === 'scene' ? scene.choices : scene.kind === 'question' ? scene.answers : [];
		for (const entry of entries)
			starts.set(entry.line, 'right' in entry ? !entry.right : isPoor(entry.rating));
	}
	let poor = false;
	return (line) => (poor = starts.get(line) ?? poor);
}

const isPoor = (rating: Rating) =>
	rating.kind === 'critical' || (rating.kind === 'points' && rating.points === 0);

function isQuoted(line: string, at: number): boolean {
	const before = line.slice(0, at);
	return before.lastIndexOf('“') > before.lastIndexOf('”') || (before.match(/"/g)?.length ?? 0) % 2 === 1;
}
