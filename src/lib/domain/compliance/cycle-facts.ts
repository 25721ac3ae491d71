// What a cycle is computed from, and what is found of it.

import type { Temporal } from 'temporal-polyfill';
import type { Credit } from './credit.ts';
import type { HoursProgress } from './hours-progress.ts';
import type { LeaveSpell, WaiverSpell } from './leave.ts';
import type { CompletedModule, RecurrenceRule } from './requirement.ts';
import type { Term } from './term.ts';
import type { Bound, Segment } from './timeline.ts';
import type { Window } from './windows.ts';

/** What is known of one person, whichever the requirement. All in any order; what lies after `today` does not count. */
export interface PersonFacts {
	timeline: readonly Segment[];
	credits: readonly Credit[];
	leaves: readonly LeaveSpell[];
}

export interface CycleFacts extends PersonFacts {
	/** All versions of the requirement that count by `today`, oldest first. */
	versions: readonly RecurrenceRule[];
	/** Since when the person is bound without a break. */
	bound: Bound;
	completions: readonly CompletedModule[];
	/** Of this requirement. */
	waivers: readonly WaiverSpell[];
	today: Temporal.PlainDate;
}

/** The cycle that work done today counts for. */
export interface Cycle extends Term {
	/** Rolling cycles count from 1. Those of a calendar leave room between them for what is done again after a revocation. */
	number: number;
	/** The version that says what is asked in it. */
	rule: RecurrenceRule;
	/** The day on which the last piece was there; null while something is missing. */
	completedOn: Temporal.PlainDate | null;
	hours: HoursProgress | null;
	outside: { category: string; title: string; doneOn: Temporal.PlainDate | null }[];
	/** Of a calendar cycle. */
	window: Window | null;
	/** The days whose training counts for its hours: from the first to the day before the other, or to today. */
	creditDays: { from: Temporal.PlainDate; before: Temporal.PlainDate | null };
	/** The next cycle's days when this one is complete, otherwise null. */
	next: Term | null;
}

/** A cycle before it is known what was done in it. */
export interface Open {
	rule: RecurrenceRule;
	number: number;
	term: Term;
	/** Calendar cycles only. */
	window: Window | null;
	/** Of the hours that are asked, 0 to 1. */
	share: number;
	/** Minutes from the cycle before. */
	carried: number;
	/** From this day on credits count for it. */
	creditsFrom: Temporal.PlainDate;
}

/** A cycle and what was done in it; `next` is the one that follows when it is over. */
export type Settled = Omit<Cycle, 'next'> & { next: Open | null };
