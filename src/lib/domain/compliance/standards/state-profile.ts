// A state's rule as a department can take it over: what it asks, how it is reported, what was read of it and what was
// not. It is a proposal to adapt and no legal advice; every profile says when it was last held against its sources.

import type { Temporal } from 'temporal-polyfill';
import type { LeaveKind } from '../leave.ts';
import type { CycleKind, HoursNeed, OutsideNeed, RecurrenceRule } from '../requirement.ts';
import type { CompletionColumn } from './completion-column.ts';

export interface StateCycle {
	cycle: CycleKind;
	everyMonths: number;
}

export interface StateProfile {
	/** Name of its file and part of its address, such as `utah`. */
	id: string;
	/** The state. */
	name: string;
	/** What a requirement that begins with it is called. */
	title: string;
	/** One sentence. */
	summary: string;
	citation: string;
	/** The rule in our words, a sentence or two each. */
	rule: string[];
	/** null where what was read names none; then `proposed` is what the department would choose itself. */
	cycle: StateCycle | null;
	proposed: (StateCycle & { why: string }) | null;
	renewalWindowDays: number;
	graceDays: number;
	hours: HoursNeed | null;
	outside: OutsideNeed[];
	hires: RecurrenceRule['hires'];
	pausedBy: LeaveKind[];
	/** Codes of modules to begin with: a suggestion, in the order of teaching. */
	items: string[];
	/** What follows for who is overdue; may be empty. */
	consequence: string;
	filing: StateFiling;
	/** Where Firstword counts otherwise than the rule, and what to do about it. */
	limits: string[];
	/** What was read, and of when the copies were. */
	readOn: string;
	checkedOn: Temporal.PlainDate;
	/** Never empty: laws were read in stored copies. */
	notVerified: string[];
	sources: string[];
}

export interface StateFiling {
	how: string;
	/** When, in words. */
	deadline: string;
	/** Days after a completion within which it is reported; null where the rule counts otherwise or not at all. */
	withinDays: number | null;
	/**
	 * Days after the end of the cycle that a training lies in, by which it is reported; null where the rule counts
	 * otherwise. Of cycles by the calendar that are the same for everybody only.
	 */
	afterCycleDays: number | null;
	/** What a filing can be, in order. */
	states: string[];
	/** Whether the fields and their order were read, and where. */
	basis: string;
	/** In the order of the state's screen or record. */
	fields: { column: CompletionColumn; label: string }[];
}

/** Something that hours are counted by, and which minutes of our modules are of it. */
export interface Topic {
	id: string;
	title: string;
	/** Minutes by the code of a module; a module's topics together are at most its minutes. */
	modules: Readonly<Record<string, number>>;
}

/** Training that is done as a whole, elsewhere or in a room. */
export interface Category {
	id: string;
	title: string;
}

export interface Standards {
	topics: Topic[];
	categories: Category[];
	/** By name of the state. */
	profiles: StateProfile[];
}

const A_YEAR = 365;

/** Whether it is time to hold a profile against its sources again. */
export const isCheckDue = (
	{ checkedOn }: Pick<StateProfile, 'checkedOn'>,
	today: Temporal.PlainDate
): boolean => checkedOn.until(today, { largestUnit: 'day' }).days > A_YEAR;
