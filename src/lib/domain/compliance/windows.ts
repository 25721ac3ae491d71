// The windows of a requirement that recurs by the calendar: one behind the other, the same for everybody (fixed,
// anchored) or counted from each officer's own licence. Every edge is counted from the first one, so that a month end
// never drifts: windows from 31 August begin on 31 August, 28 or 29 February, 31 August …

import { Temporal } from 'temporal-polyfill';
import { addMonths } from '#lib/domain/calendar/add-months.ts';
import { isBefore } from './term.ts';
import type { CycleKind } from './requirement.ts';

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

/** The window that a day lies in. */
export function windowAt(rule: WindowRule, day: Temporal.PlainDate): Window {
	const base = startOf(rule, 0);
	const months = (day.year - base.year) * 12 + day.month - base.month;
	let index = Math.floor(months / rule.everyMonths);
	while (isBefore(day, startOf(rule, index))) index--;
	while (!isBefore(day, startOf(rule, index + 1))) index++;
	return windowOf(rule, index);
}

/** The window with an index. */
export function windowOf(rule: WindowRule, index: number): Window {
	return { index, from: startOf(rule, index), to: startOf(rule, index + 1).subtract({ days: 1 }) };
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
			return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).add({ days: 1 });
		}
		default:
			return cycle satisfies never;
	}
}
