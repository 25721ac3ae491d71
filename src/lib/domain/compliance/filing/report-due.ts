// By which day a training has to be reported to the state: so many days after it (Texas 30, 37 TAC 218.5; Minnesota 14),
// or so many days after the end of the cycle that it lies in (Utah by 31 July for the year that ended on 30 June). A
// report on the last day is in time; each day after it is a day late.

import type { Temporal } from 'temporal-polyfill';
import { addDays, daysUntil } from '#lib/domain/calendar/day-number.ts';
import { windowAt, type CalendarCycle } from '../windows.ts';
import type { StateProfile } from '../standards/state-profile.ts';

export type ReportRule =
	/** Days after the training. */
	| { kind: 'within'; days: number }
	/** Days after the end of the calendar cycle, which is the same for everybody. */
	| {
			kind: 'after-cycle';
			days: number;
			cycle: CalendarCycle;
			everyMonths: number;
			origin: Temporal.PlainDate;
	  };

type Filed = Pick<StateProfile, 'cycle' | 'filing' | 'checkedOn'>;

/** null where the profile names no day. */
export function reportRuleOf({ cycle, filing, checkedOn }: Filed): ReportRule | null {
	const { withinDays, afterCycleDays } = filing;
	if (withinDays !== null) return { kind: 'within', days: withinDays };
	if (afterCycleDays === null || !cycle) return null;
	const { cycle: kind, everyMonths } = cycle;
	if (kind.kind !== 'fixed' && kind.kind !== 'anchored') return null;
	// Such windows have an edge of their own, whatever day they are counted from.
	return { kind: 'after-cycle', days: afterCycleDays, cycle: kind, everyMonths, origin: checkedOn };
}

/** The last day on which a report of training on a day is in time. */
export const reportDueOn = (rule: ReportRule, on: Temporal.PlainDate): Temporal.PlainDate =>
	addDays(rule.kind === 'within' ? on : windowAt(rule, on).to, rule.days);

/** Days after the last day in time; 0 when it is in time, or when there is no such day. */
export const daysLate = (dueOn: Temporal.PlainDate | null, reportedOn: Temporal.PlainDate): number =>
	dueOn === null ? 0 : Math.max(0, daysUntil(dueOn, reportedOn));

/** The rule in words, with nothing before or after it. */
export function reportRuleInWords(rule: ReportRule): string {
	if (rule.kind === 'within') return `within ${days(rule.days)} of the training`;
	return rule.days === 0
		? 'by the last day of the cycle that it lies in'
		: `within ${days(rule.days)} of the end of the cycle that it lies in`;
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
