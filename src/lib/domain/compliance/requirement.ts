// What a department asks of its officers: who is bound, to what, by when, how often, and with what pass mark. A
// requirement has versions; each says from which day it counts and what becomes of cycles that are open then.

import type { Temporal } from 'temporal-polyfill';
import type { Audience } from './audience.ts';
import type { LeaveKind } from './leave.ts';

export interface RequirementItem {
	/** From 1, in the order in which officers meet them. */
	position: number;
	code: string;
	kind: 'module' | 'scenario';
}

/**
 * How a requirement recurs; `everyMonths` is the length of a cycle in all of them.
 * - `rolling`: from each officer's own completion;
 * - `fixed`: windows one behind the other, of which one begins on `startsOn` (1 January 2025, every 24 months);
 * - `anchored`: windows that end on a day and month of every Nth year, `year` being one of them (30 June 2028);
 * - `licence`: windows from the day on which the officer's licence began, or their hire where none is recorded.
 */
export type CycleKind =
	| { kind: 'rolling' }
	| { kind: 'fixed'; startsOn: Temporal.PlainDate }
	| { kind: 'anchored'; month: number; day: number; year: number }
	| { kind: 'licence' };

/** Hours of a cycle, in whole minutes. A topic of 0 minutes has to be trained once, for however long. */
export interface HoursNeed {
	minutes: number;
	topics: readonly { topic: string; minutes: number }[];
	/** Minutes beyond the need that count for the next cycle, at most. */
	carryOverMinutes: number;
	/** What of our own modules counts: the minutes approved for them, or those measured, which are never more. */
	credit: 'approved' | 'measured';
}

/** Training that the department accepts from elsewhere or gives in a room, once in a cycle. */
export interface OutsideNeed {
	/** Such as `first-aid`; outside training and workshops name it. */
	category: string;
	title: string;
}

/** All that cycles and a standing depend on. */
export interface RecurrenceRule {
	/** From 1. */
	version: number;
	/** Officers hired earlier are asked from this day on; of a later version, the day from which it counts. */
	effectiveOn: Temporal.PlainDate;
	/** Rolling: days from the start (effect or hire) to the first due day. */
	firstDueDays: number;
	everyMonths: number;
	/** Whether anybody is bound to it; else it is practice on offer, which is never due. */
	binding: boolean;
	/** A renewal may begin this many days before its due day, or the next window that much before its first day. */
	renewalWindowDays: number;
	items: readonly RequirementItem[];
	audience: Audience;
	cycle: CycleKind;
	/** Days after the due day before it counts as overdue. */
	graceDays: number;
	/** Windows only: who is bound and not on leave for fewer days of one is not asked for it. */
	minActiveDays: number;
	/** Windows only: what is asked of who comes in the middle of one. */
	hires: 'next-full' | 'whole' | 'pro-rated';
	hours: HoursNeed | null;
	outside: readonly OutsideNeed[];
	/** Leave of these kinds stops the clock. */
	pausedBy: readonly LeaveKind[];
	/** What becomes of cycles that are open when this version takes effect. */
	openCycles: 'finish' | 'move';
	/** The number of the first cycle of this version's kind; versions with the same one count on. */
	cyclesFrom: number;
	/** From `effectiveOn` on nothing is asked any more. */
	withdrawn: boolean;
}

export interface Consequences {
	/** What follows for who is overdue, in the department's words; may be empty. */
	text: string;
	/** Days within which a completion is to be reported to the state; null for none. */
	reportWithinDays: number | null;
	/** Whether the supervisor of the unit is told beside the officer. */
	tellSupervisor: boolean;
}

export interface Requirement extends RecurrenceRule {
	id: string;
	title: string;
	/** The law or policy that asks for it, as cited. */
	citation: string;
	passPercent: number;
	attemptsPerCycle: number;
	/** How long after a failed attempt the next one may begin. */
	waitMinutes: number;
	consequences: Consequences;
	/** The state's profile that it was adapted from, and when that was last checked against the rule. */
	profile: { id: string; checkedOn: Temporal.PlainDate } | null;
}

/** What a rule says that was adopted before there was more to say: rolling, for all officers. */
export const PLAIN = {
	version: 1,
	audience: { all: [] },
	cycle: { kind: 'rolling' },
	graceDays: 0,
	minActiveDays: 0,
	hires: 'whole',
	hours: null,
	outside: [],
	pausedBy: [],
	openCycles: 'finish',
	cyclesFrom: 1,
	withdrawn: false,
	consequences: { text: '', reportWithinDays: null, tellSupervisor: false },
	profile: null
} as const satisfies Partial<Requirement>;

/** A module done in a cycle: the one kind of fact that completes a module. Failed attempts are not among them. */
export interface CompletedModule {
	cycle: number;
	code: string;
	completedOn: Temporal.PlainDate;
	/** The last valid day. */
	validUntil: Temporal.PlainDate;
	/** The day on which its certificate was taken back, or null. */
	revokedOn: Temporal.PlainDate | null;
}
