// The windows of a requirement that recurs by the calendar: one behind the other, the same for everybody (fixed,
// anchored) or counted from each officer's own licence. Every edge is counted from the first one, so that a month end
// never drifts: windows from 31 August begin on 31 August, 28 or 29 February, 31 August …

import { Temporal } from 'temporal-polyfill';
import { addMonths } from '#lib/domain/calendar/add-months.ts';
import { addDays, dayNumber, daysUntil } from '#lib/domain/calendar/day-number.ts';
import type { CycleKind } from './requirement.ts';
import { isBefore } from './term.ts';

export interface Window {
	/** Of the windows of this rule, in order; may be negative. */
	index: number;
	from: Temporal.PlainDate;
	/** The last day. */
	to: Temporal.PlainDate;
}

export type CalendarCycle = Exclude<CycleKind, { kind: 'rolling' }>;

/** What a rule's windows are counted by: `origin` is the person's own day, which only `licence` looks at. */
export interface WindowRule {
	cycle: CalendarCycle;
	everyMonths: number;
	origin: Temporal.PlainDate;
}

const DAYS_A_MONTH = 30.44;

/** The window that a day lies in. */
export function windowAt(rule: WindowRule, day: Temporal.PlainDate): Window {
	const base = windowOf(rule, 0).from;
	// About so many windows away; the rest is found by looking.
	const windows = daysUntil(base, day) / (rule.everyMonths * DAYS_A_MONTH);
	let window = windowOf(rule, Math.floor(windows));
	while (isBefore(day, window.from)) window = windowOf(rule, window.index - 1);
	while (isBefore(window.to, day)) window = windowOf(rule, window.index + 1);
	return window;
}

/**
 * The window with an index. Windows are counted once for each thing that they are counted by: a report asks for the same
 * few a million times.
 */
export function windowOf(rule: WindowRule, index: number): Window {
	const windows = knownBy(rule);
	const key = index * 10_000 + rule.everyMonths;
	const found = windows.get(key);
	if (found) return found;
	const window = { index, from: startOf(rule, index), to: addDays(startOf(rule, index + 1), -1) };
	windows.set(key, window);
	return window;
}

type Known = Map<number, Map<number, Window>>;

/** By the number of the day that they are counted from, and by the anchor. */
const counted: Known = new Map();
const anchored: Known = new Map();
const KEPT = 20_000;

function knownBy({ cycle, origin }: WindowRule): Map<number, Window> {
	switch (cycle.kind) {
		case 'fixed':
			return kept(counted, dayNumber(cycle.startsOn));
		case 'licence':
			return kept(counted, dayNumber(origin));
		case 'anchored':
			return kept(anchored, (cycle.year * 100 + cycle.month) * 100 + cycle.day);
		default:
			return cycle satisfies never;
	}
}

function kept(all: Known, key: number): Map<number, Window> {
	const found = all.get(key);
	if (found) return found;
	if (all.size >= KEPT) all.clear();
	const windows = new Map<number, Window>();
	all.set(key, windows);
	return windows;
}

function startOf({ cycle, everyMonths, origin }: WindowRule, index: number): Temporal.PlainDate {
	switch (cycle.kind) {
		case 'fixed':
			return addMonths(cycle.startsOn, index * everyMonths);
		case 'licence':
			return addMonths(origin, index * everyMonths);
		case 'anchored': {
			// Window 0 ends in the anchor's year. The day is looked for in each year by itself: 29 February comes back.
			const year = cycle.year + ((index - 1) * everyMonths) / 12;
			const { month, day } = cycle;
			return addDays(Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }), 1);
		}
		default:
			return cycle satisfies never;
	}
}
