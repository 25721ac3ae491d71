// A due day that nobody can explain is a due day that nobody trusts: every standing says what it was counted from.

import type { Temporal } from 'temporal-polyfill';
import { addMonths } from '#lib/domain/calendar/add-months.ts';
import { addDays, daysUntil } from '#lib/domain/calendar/day-number.ts';
import { counted, dayInWords } from '#lib/domain/calendar/day-words.ts';
import { leaveWords } from './leave.ts';
import type { RecurrenceRule } from './requirement.ts';
import type { Standing } from './standing.ts';
import type { DueBasis } from './term.ts';
import { windowWords } from './window-words.ts';

type Asked = Exclude<Standing, { kind: 'not-applicable' }>;

/**
 * `Due 22 January 2027: 60 days after the rule took effect on 23 November 2026.`
 * @param versions of the requirement, for who is asked nothing
 */
export function whyStanding(standing: Standing, versions: readonly RecurrenceRule[]): string {
	if (standing.kind === 'not-applicable') return whyNotApplicable(standing.because, versions);
	const { cycle, dueOn } = standing;
	const { basis, stoppedDays } = cycle.next ?? cycle;
	const sentence = `${opening(standing)} ${dayInWords(dueOn)}: ${countedFrom(basis, cycle.rule, unmoved(dueOn, stoppedDays))}${movedBy(stoppedDays)}.`;
	return [sentence, ...besides(standing)].join(' ');
}

const opening = ({ kind }: Asked) =>
	kind === 'overdue' || kind === 'in-grace'
		? 'Was due'
		: kind === 'waived' || kind === 'paused'
			? 'Otherwise due'
			: 'Due';

const movedBy = (days: number) => (days > 0 ? `, moved by ${counted(days, 'day')} of leave or waiver` : '');

const unmoved = (dueOn: Temporal.PlainDate, stoppedDays: number) => addDays(dueOn, -stoppedDays);

/** What has to be known beside the day. */
function besides({ kind, cycle, dueOn, until, leave }: Asked): string[] {
	const { graceDays } = cycle.rule;
	if (kind === 'waived') return [`A waiver runs to ${dayInWords(until!)}.`];
	if (kind === 'paused')
		return [
			`The clock stands during ${leaveWords[leave!]}${until ? `, to ${dayInWords(until)}` : '; the day is counted as if it ended today'}.`
		];
	if (kind === 'in-grace') return [`Grace runs to ${dayInWords(addDays(dueOn, graceDays))}.`];
	return [];
}

function countedFrom(basis: DueBasis, rule: RecurrenceRule, dueOn: Temporal.PlainDate): string {
	const days = `${counted(rule.firstDueDays, 'day')} after`;
	switch (basis.kind) {
		case 'effective':
			return `${days} the rule took effect on ${dayInWords(basis.on)}`;
		case 'hired':
			return `${days} hire on ${dayInWords(basis.on)}`;
		case 'joined':
			return `${days} the rule began to apply on ${dayInWords(basis.on)}`;
		case 'returned':
			return `${days} the return on ${dayInWords(basis.on)}`;
		case 'completed':
			return countedFromCompletion(basis, rule, dueOn);
		case 'revoked':
			return rule.cycle.kind === 'rolling'
				? `a certificate of cycle ${basis.cycle} was revoked on that day`
				: 'a certificate of this cycle was revoked on that day';
		case 'trained':
			return `${counted(rule.everyMonths, 'month')} after the training on ${dayInWords(basis.on)}, without which the hours are not reached`;
		case 'window':
			return windowWords(basis, rule);
		default:
			return basis satisfies never;
	}
}

function countedFromCompletion(
	{ on, previousEnd }: Extract<DueBasis, { kind: 'completed' }>,
	{ everyMonths, renewalWindowDays }: RecurrenceRule,
	dueOn: Temporal.PlainDate
): string {
	const months = `${counted(everyMonths, 'month')} after`;
	const isCountedFrom = (day: Temporal.PlainDate) => daysUntil(addMonths(day, everyMonths), dueOn) === 0;
	if (!previousEnd || isCountedFrom(on)) return `${months} ${dayInWords(on)}`;
	if (isCountedFrom(previousEnd)) return `${months} ${dayInWords(previousEnd)}, when the term before ended`;
	const credited = addDays(on, renewalWindowDays);
	return `${months} ${dayInWords(credited)}, with ${renewalWindowDays} days for the early renewal on ${dayInWords(on)}`;
}

function whyNotApplicable(
	because: Extract<Standing, { kind: 'not-applicable' }>['because'],
	versions: readonly RecurrenceRule[]
): string {
	switch (because) {
		case 'not-an-officer':
			return 'Not asked of people who are not officers.';
		case 'not-employed':
			return 'Not employed by the department on this day.';
		case 'not-in-effect':
			return `The rule takes effect on ${dayInWords(versions[0]!.effectiveOn)}.`;
		case 'not-binding':
			return 'Practice that the department offers. Nobody is bound to it.';
		case 'not-in-audience':
			return 'The rule is not for this officer: it goes by role, rank, unit, assignment or day of hire.';
		case 'withdrawn':
			return `The department withdrew the rule from ${dayInWords(versions.findLast(({ withdrawn }) => withdrawn)!.effectiveOn)} on.`;
		default:
			return because satisfies never;
	}
}
