// What the checker says to an author: where, what, why it matters and, where there is only one mend, the mend.

import type { Place } from './scenario.ts';
import { rules, type Rule } from './rules.ts';

/** Errors block publishing, never saving. `rule` is also the name of the fixture that shows the mistake. */
export interface Problem {
	severity: 'error' | 'warning' | 'note';
	rule: string;
	file: string;
	line: number;
	column: number;
	message: string;
	why: string;
	/** Replace the text between two offsets of the source. */
	fix?: Fix;
}

export interface Fix {
	label: string;
	from: number;
	to: number;
	insert: string;
}

/** What a rule weighs and why it matters, by the rule's name. */
export type Rules<Name extends string> = Record<Name, { severity: Problem['severity']; why: string }>;

/** Takes problems of one file; severity and reason come from the rules it is kept by. */
export class Report<Name extends string = Rule> {
	readonly problems: Problem[] = [];
	readonly file: string;
	readonly #rules: Rules<Name>;

	constructor(file: string, kept = rules as unknown as Rules<Name>) {
		this.file = file;
		this.#rules = kept;
	}

	add(rule: Name, at: { line: number; column?: number }, message: string, fix?: Fix): void {
		const { severity, why } = this.#rules[rule];
		const place = { file: this.file, line: at.line, column: at.column ?? 1 };
		this.problems.push({ severity, rule, ...place, message, why, ...(fix && { fix }) });
	}

	/** The problems in the order of the text. */
	sorted(): Problem[] {
		return inOrder(this.problems);
	}
}

/** Problems of one file in the order of its text. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
	problems.toSorted((a, b) => a.line - b.line || a.column - b.column);

/** The mend that replaces a place by other words. */
export function replace(place: Place, insert: string): Fix {
	return { label: `Change to “${insert}”`, from: place.from, to: place.to, insert };
}
