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

/** Takes problems of one file; severity and reason come from the rule. */
export class Report {
	readonly problems: Problem[] = [];
	readonly file: string;

	constructor(file: string) {
		this.file = file;
	}

	add(rule: Rule, at: { line: number; column?: number }, message: string, fix?: Fix): void {
		const { severity, why } = rules[rule];
		const problem: Problem = {
			severity,
			rule,
			file: this.file,
			line: at.line,
			column: at.column ?? 1,
			message,
			why
		};
		if (fix) problem.fix = fix;
		this.problems.push(problem);
	}

	/** The problems in the order of the text, each said once. */
	sorted(): Problem[] {
		return this.problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
	}
}

/** The mend that replaces a place by other words. */
export function replace(place: Place, insert: string): Fix {
	return { label: `Change to “${insert}”`, from: place.from, to: place.to, insert };
}
