// A due day that nobody can explain is a due day that nobody trusts: every standing says what it was counted from.

import type { Temporal } from 'temporal-polyfill';
import { addMonths } from '#lib/domain/calendar/add-months.ts';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { RecurrenceRule } from './requirement.ts';
import type { Standing } from './standing.ts';
import type { DueBasis } from './term.ts';

/** `Due 22 January 2027: 60 days after the rule took effect on 23 November 2026.` */
export function whyStanding(standing: Standing, rule: RecurrenceRule): string {
	if (standing.kind === 'not-applicable') return whyNotApplicable(standing.because, rule);
	const { cycle, dueOn } = standing;
	const { basis } = cycle.next ?? cycle;
	const verb = standing.kind === 'overdue' ? 'Was due' : 'Due';
	return `${verb} ${dayInWords(dueOn)}: ${countedFrom(basis, rule, dueOn)}.`;
}

function countedFrom(basis: DueBasis, rule: RecurrenceRule, dueOn: Temporal.PlainDate): string {
	const days = `${rule.firstDueDays} ${rule.firstDueDays === 1 ? 'day' : 'days'} after`;
	switch (basis.kind) {
		case 'effective':
			return `${days} the rule took effect on ${dayInWords(basis.on)}`;
		case 'hired':
			return `${days} hire on ${dayInWords(basis.on)}`;
		case 'returned':
			return `${days} the return on ${dayInWords(basis.on)}`;
		case 'completed':
			return countedFromCompletion(basis, rule, dueOn);
		case 'revoked':
			return `a certificate of cycle ${basis.cycle} was revoked on that day`;
		default:
			return basis satisfies never;
	}
}

function countedFromCompletion(
	{ on, previousEnd }: Extract<DueBasis, { kind: 'completed' }>,
	{ everyMonths, renewalWindowDays }: RecurrenceRule,
	dueOn: Temporal.PlainDate
): string {
	const months = `${everyMonths} ${everyMonths === 1 ? 'month' : 'months'} after`;
	const isCountedFrom = (day: Temporal.PlainDate) => addMonths(day, everyMonths).equals(dueOn);
	if (!previousEnd || isCountedFrom(on)) return `${months} ${dayInWords(on)}`;
	if (isCountedFrom(previousEnd)) return `${months} ${dayInWords(previousEnd)}, when the term before ended`;
	const credited = on.add({ days: renewalWindowDays });
	return `${months} ${dayInWords(credited)}, with ${renewalWindowDays} days for the early renewal on ${dayInWords(on)}`;
}

function whyNotApplicable(
	because: Extract<Standing, { kind: 'not-applicable' }>['because'],
	rule: RecurrenceRule
): string {
	switch (because) {
		case 'not-an-officer':
			return 'Not asked of people who are not officers.';
		case 'not-employed':
			return 'Not employed by the department on this day.';
		case 'not-in-effect':
			return `The rule takes effect on ${dayInWords(rule.effectiveOn)}.`;
		case 'not-binding':
			return 'Practice that the department offers. Nobody is bound to it.';
		default:
			return because satisfies never;
	}
}
