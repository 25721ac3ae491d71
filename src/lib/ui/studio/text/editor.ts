// The text of a scenario under the hand of its author: CodeMirror in a shadow root, for there it may bring its styles
// without a style element, which our content security policy refuses. It knows nothing of saving or checking; it is told
// what was found and says what was typed.

import {
	autocompletion,
	closeCompletion,
	completionKeymap,
	startCompletion,
	type CompletionContext,
	type CompletionResult
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { ChangeSet, EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap } from '@codemirror/view';
import type { Problem } from '#lib/domain/scenario/problem.ts';
import { headings } from '#lib/domain/studio/headings.ts';
import type { Insertion } from '#lib/domain/studio/insert-piece.ts';
import { completionsAt, flagsOf, type KnownNames } from './completions.ts';
import { editorLook } from './editor-look.ts';
import { scenarioMarkdown } from './language.ts';
import { fixNow, marksOf, placeOf, type Checkpoint } from './problem-marks.ts';

export interface Happenings {
	onChange(): void;
	/** The cursor is at another offset, or the text before it changed. */
	onCursor(offset: number): void;
	/** F8: the next problem was reached, or there is none. */
	onProblem(problem: Problem | null): void;
}

export interface Editor {
	text(): string;
	cursor(): number;
	focus(): void;
	/** The text to be checked; what `show` is told next is about this one. */
	toCheck(): string;
	show(problems: readonly Problem[]): void;
	mend(problem: Problem): void;
	goToProblem(problem: Problem): void;
	goTo(offset: number): void;
	/** Makes one change of its own, to be undone in one step. */
	put(insertion: Insertion): void;
	/** Brings the text to another one line by line, so that the cursor stays where it was. */
	become(text: string): void;
	destroy(): void;
}

interface Options extends Happenings {
	text: string;
	/** What a screen reader calls the text. */
	label: string;
	criticalErrors: KnownNames['criticalErrors'];
}

export function startEditor(host: HTMLElement, options: Options): Editor {
	const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
	let problems: readonly Problem[] = [];
	const fresh = (doc: Text): Checkpoint => ({ doc, since: ChangeSet.empty(doc.length) });

	const view = new EditorView({
		root,
		parent: root,
		state: EditorState.create({
			doc: options.text,
			extensions: [
				history(),
				drawSelection(),
				highlightActiveLine(),
				EditorView.lineWrapping,
				search({ top: true }),
				lintGutter(),
				scenarioMarkdown,
				autocompletion({ override: [(context) => complete(context, options.criticalErrors)], icons: false }),
				// Tab is not among these: it leaves the text, as on every other page.
				keymap.of([
					{ key: 'F8', run: () => step(1) },
					{ key: 'Shift-F8', run: () => step(-1) },
					{ key: 'Mod-.', run: mendHere },
					...completionKeymap,
					...searchKeymap,
					...defaultKeymap,
					...historyKeymap
				]),
				EditorView.contentAttributes.of({
					'aria-label': options.label,
					// It has the focus anyway; this says so to what looks for a way into what scrolls.
					tabindex: '0',
					spellcheck: 'true',
					autocorrect: 'on',
					autocapitalize: 'sentences',
					lang: 'en'
				}),
				EditorView.updateListener.of((update) => {
					if (update.docChanged) {
						shown.since = shown.since.composeDesc(update.changes.desc);
						if (pending !== shown) pending.since = pending.since.composeDesc(update.changes.desc);
						options.onChange();
					}
					if (update.docChanged || update.selectionSet) options.onCursor(update.state.selection.main.head);
				}),
				editorLook
			]
		})
	});
	let shown = fresh(view.state.doc);
	let pending = shown;

	const place = (from: number, to = from) => {
		view.dispatch({
			selection: { anchor: from, head: to },
			effects: EditorView.scrollIntoView(from, { y: 'center' }),
			userEvent: 'select'
		});
		view.focus();
	};
	const mend = (problem: Problem) => {
		const change = problem.fix && fixNow(problem.fix, shown, view.state.doc);
		if (!change) return;
		view.dispatch({
			changes: change,
			selection: { anchor: change.from + change.insert.length },
			scrollIntoView: true,
			userEvent: 'input.fix'
		});
		view.focus();
	};
	const told = () => problems.filter(({ severity }) => severity !== 'note');
	function step(way: 1 | -1): boolean {
		const { head } = view.state.selection.main;
		const places = told()
			.map((problem) => ({ problem, at: placeOf(problem, shown).from }))
			.toSorted((a, b) => way * (a.at - b.at));
		const next = places.find(({ at }) => (at - head) * way > 0) ?? places[0];
		if (next) place(next.at);
		options.onProblem(next?.problem ?? null);
		return true;
	}
	function mendHere(): boolean {
		const { head } = view.state.selection.main;
		const here = told().find((problem) => {
			const { from, to } = placeOf(problem, shown);
			return problem.fix && head >= from && head <= to;
		});
		if (here) mend(here);
		return here !== undefined;
	}

	return {
		text: () => view.state.doc.toString(),
		cursor: () => view.state.selection.main.head,
		focus: () => view.focus(),
		toCheck() {
			pending = fresh(view.state.doc);
			return view.state.doc.toString();
		},
		show(found) {
			shown = pending;
			problems = found;
			view.dispatch(setDiagnostics(view.state, marksOf(found, shown, mend)));
		},
		mend,
		goToProblem: (problem) => place(placeOf(problem, shown).from),
		goTo: (offset) => place(Math.min(offset, view.state.doc.length)),
		put({ from, to, insert, select }) {
			view.dispatch({
				changes: { from, to, insert },
				selection: { anchor: select.from, head: select.to },
				effects: EditorView.scrollIntoView(select.from, { y: 'center' }),
				userEvent: 'input'
			});
			view.focus();
		},
		become(text) {
			view.dispatch({ changes: changedLines(view.state.doc, text), userEvent: 'input' });
		},
		destroy: () => view.destroy()
	};
}

function complete(
	context: CompletionContext,
	criticalErrors: KnownNames['criticalErrors']
): CompletionResult | null {
	const line = context.state.doc.lineAt(context.pos);
	const text = context.state.doc.toString();
	const found = completionsAt(line.text.slice(0, context.pos - line.from), {
		scenes: headings(text).filter(({ key }) => key !== ''),
		flags: flagsOf(text),
		criticalErrors
	});
	if (!found) return null;
	const options = found.options.map(({ label, detail }, index) => ({
		label,
		// In the order of the language, not of the alphabet.
		boost: -Math.min(index, 99),
		...(detail && { detail }),
		apply: (view: EditorView, _: unknown, from: number, to: number) => {
			// An arrow is followed by a space, whether it was typed or not.
			const space =
				/(?:->|→|:)$/.test(view.state.sliceDoc(line.from, from)) &&
				!label.includes('{') &&
				!isBlock(view, from);
			const insert = `${space ? ' ' : ''}${label}`;
			view.dispatch({
				changes: { from, to, insert },
				selection: { anchor: from + insert.length },
				userEvent: 'input.complete'
			});
			closeCompletion(view);
			if (/(?: |: )$/.test(label)) startCompletion(view);
		}
	}));
	return { from: context.pos - found.typed, options, validFor: /^[^\n>→,]*$/ };
}

const isBlock = (view: EditorView, at: number) => view.state.sliceDoc(Math.max(0, at - 2), at) === '::';

/** The lines that differ, where as many lines stand in both; else everything between the first and last difference. */
function changedLines(doc: Text, text: string) {
	const before = doc.toString();
	if (before === text) return [];
	const old = before.split('\n');
	const lines = text.split('\n');
	if (old.length === lines.length) {
		let at = 0;
		return old.flatMap((line, index) => {
			const from = at;
			at += line.length + 1;
			return line === lines[index] ? [] : [{ from, to: from + line.length, insert: lines[index]! }];
		});
	}
	let from = 0;
	while (from < before.length && before[from] === text[from]) from++;
	let end = 0;
	const most = Math.min(before.length, text.length) - from;
	while (end < most && before.at(-1 - end) === text.at(-1 - end)) end++;
	return [{ from, to: before.length - end, insert: text.slice(from, text.length - end) }];
}
