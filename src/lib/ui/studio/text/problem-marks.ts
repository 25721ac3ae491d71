import type { Action, Diagnostic } from '@codemirror/lint';
import type { ChangeDesc, Text } from '@codemirror/state';
import type { Fix, Problem } from '#lib/domain/scenario/problem.ts';

/** A text as it was checked, and what has been typed since: what the checker says is about the old places. */
export interface Checkpoint {
	doc: Text;
	since: ChangeDesc;
}

/** Where a problem lies now: its word, or the rest of its line where there is none. */
export function placeOf({ line, column, fix }: Problem, { doc, since }: Checkpoint) {
	const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
	const start = Math.min(at.from + column - 1, at.to);
	const isInFix = fix && fix.from <= start && fix.to > start && fix.to <= at.to;
	const from = isInFix ? fix.from : start;
	const to = isInFix ? fix.to : at.to;
	const now = since.mapPos(from, 1);
	return { from: now, to: Math.max(now, since.mapPos(to, -1)) };
}

/** A fix at its place of now; null where what it would replace has been changed since. */
export function fixNow(fix: Fix, { doc, since }: Checkpoint, now: Text) {
	const from = since.mapPos(fix.from, fix.from === fix.to ? -1 : 1);
	const to = since.mapPos(fix.to, -1);
	if (to < from || now.sliceString(from, to) !== doc.sliceString(fix.from, fix.to)) return null;
	return { from, to, insert: fix.insert };
}

const WEIGHT = { error: 'error', warning: 'warning', note: 'info' } as const;

/** What the editor underlines. Notes are about the whole and are said beside the text. */
export function marksOf(
	problems: readonly Problem[],
	checkpoint: Checkpoint,
	mend: (problem: Problem) => void
): Diagnostic[] {
	return problems
		.filter(({ severity }) => severity !== 'note')
		.map((problem) => {
			const actions: Action[] = problem.fix ? [{ name: problem.fix.label, apply: () => mend(problem) }] : [];
			return {
				...placeOf(problem, checkpoint),
				severity: WEIGHT[problem.severity],
				message: `${problem.message} ${problem.why}`,
				renderMessage: () => words(problem),
				actions
			};
		})
		.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** As text, never as markup: a message may quote what a trainer typed. */
function words({ message, why }: Problem): HTMLElement {
	const box = document.createElement('div');
	const sentence = document.createElement('strong');
	const reason = document.createElement('small');
	sentence.textContent = message;
	reason.textContent = why;
	box.append(sentence, reason);
	return box;
}
