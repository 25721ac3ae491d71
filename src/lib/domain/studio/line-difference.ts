// What changed between two texts of a draft, line by line, and inside a line word by word: a paragraph is one line, and
// who changed one word of it should not have to look for it.

import { diffArrays } from 'diff';
import { changedWords, type WordStretch } from './changed-words.ts';

export interface DifferenceLine {
	kind: 'same' | 'added' | 'removed';
	/** The line's number in the text before and after, from 1; null where it is not there. */
	before: number | null;
	after: number | null;
	/** The line in stretches; those that were changed inside it are marked. */
	parts: WordStretch[];
}

export type DifferencePiece =
	/** `under` is the scene's heading that stands above the first of these lines in the newer text. */
	| { kind: 'shown'; under: string | null; lines: DifferenceLine[] }
	| { kind: 'folded'; lines: DifferenceLine[] };

/** Beyond this many changed lines a text is said to be another one, rather than searched for what stayed. */
const MOST_CHANGES = 3000;

/** Lines around a change that stay in sight. */
const AROUND = 2;

/** The difference of two texts, its unchanged stretches folded; empty where nothing changed. */
export function lineDifference(before: string, after: string): DifferencePiece[] {
	const lines = compared(before.split('\n'), after.split('\n'));
	return lines.some(({ kind }) => kind !== 'same') ? folded(lines) : [];
}

/** How many lines came and went. */
export function countChanges(pieces: readonly DifferencePiece[]): { added: number; removed: number } {
	const lines = pieces.flatMap((piece) => piece.lines);
	const count = (kind: DifferenceLine['kind']) => lines.filter((line) => line.kind === kind).length;
	return { added: count('added'), removed: count('removed') };
}

function compared(before: string[], after: string[]): DifferenceLine[] {
	const changes = diffArrays(before, after, { maxEditLength: MOST_CHANGES }) ?? [
		{ removed: true, added: false, value: before },
		{ added: true, removed: false, value: after }
	];
	const lines: DifferenceLine[] = [];
	let [old, now] = [0, 0];
	for (const [at, change] of changes.entries()) {
		const other = changes[at + (change.removed ? 1 : -1)];
		// What went and what came in its place are read side by side, line for line.
		const isPair = change.removed ? other?.added : change.added && other?.removed;
		for (const [index, text] of change.value.entries()) {
			const partner = isPair ? other!.value[index] : undefined;
			if (change.removed) {
				lines.push({
					kind: 'removed',
					before: ++old,
					after: null,
					parts: changedWords(text, partner, 'removed')
				});
			} else if (change.added) {
				lines.push({
					kind: 'added',
					before: null,
					after: ++now,
					parts: changedWords(text, partner, 'added')
				});
			} else {
				lines.push({ kind: 'same', before: ++old, after: ++now, parts: [{ text, isChanged: false }] });
			}
		}
	}
	return lines;
}

function folded(lines: readonly DifferenceLine[]): DifferencePiece[] {
	const near = new Set<number>();
	for (const [at, { kind }] of lines.entries())
		if (kind !== 'same') for (let to = at - AROUND; to <= at + AROUND; to++) near.add(to);
	const pieces: DifferencePiece[] = [];
	let heading: string | null = null;
	for (const [at, line] of lines.entries()) {
		const kind = near.has(at) ? 'shown' : 'folded';
		const last = pieces.at(-1);
		if (last?.kind === kind) last.lines.push(line);
		else pieces.push(kind === 'shown' ? { kind, under: heading, lines: [line] } : { kind, lines: [line] });
		heading = headingOf(line) ?? heading;
	}
	return pieces;
}

/** The name in a heading of a scene that stands in the newer text. */
function headingOf({ kind, parts }: DifferenceLine): string | null {
	if (kind === 'removed') return null;
	return /^##\s+(.+?)\s*$/.exec(parts.map(({ text }) => text).join(''))?.[1] ?? null;
}
