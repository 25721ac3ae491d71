// When a cycle opens, when it is due, and what that day was counted from.

import { Temporal } from 'temporal-polyfill';
import type { CompletedModule, RecurrenceRule } from './requirement.ts';

/** What a due day is counted from. `previousEnd` is the last valid day that the module's renewal went on from. */
export type DueBasis =
	| { kind: 'effective' | 'hired' | 'returned'; on: Temporal.PlainDate }
	| { kind: 'completed'; on: Temporal.PlainDate; previousEnd: Temporal.PlainDate | null }
	| { kind: 'revoked'; on: Temporal.PlainDate; cycle: number };

export interface Term {
	opensOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	basis: DueBasis;
}

export const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
	Temporal.PlainDate.compare(one, other) < 0;

/** The days of cycle 1. */
export function firstTerm(rule: RecurrenceRule, hiredOn: Temporal.PlainDate): Term {
	const hiredLater = isBefore(rule.effectiveOn, hiredOn);
	const opensOn = hiredLater ? hiredOn : rule.effectiveOn;
	return {
		opensOn,
		dueOn: opensOn.add({ days: rule.firstDueDays }),
		basis: { kind: hiredLater ? 'hired' : 'effective', on: opensOn }
	};
}

/** The days of the cycle after a complete one, whose completion that lapses first is given. */
export function termAfterLapse(
	rule: RecurrenceRule,
	hiredOn: Temporal.PlainDate,
	first: Pick<CompletedModule, 'completedOn' | 'validUntil'> & { previousEnd: Temporal.PlainDate | null }
): Term {
	return sinceReturn(rule, hiredOn, {
		opensOn: first.validUntil.subtract({ days: rule.renewalWindowDays }),
		dueOn: first.validUntil,
		basis: { kind: 'completed', on: first.completedOn, previousEnd: first.previousEnd }
	});
}

/**
 * The days of the cycle after one of which a certificate was revoked: open and due at once. Nobody gains a day by a
 * revocation: what had lapsed or was late before stays so. And nobody loses what was not revoked: while the
 * certificates of the term before still cover, the day on which they lapse stays.
 * @param ended the cycle; `next` is what would follow it without the revocation, null when it was not complete
 */
export function termAfterRevocation(
	rule: RecurrenceRule,
	hiredOn: Temporal.PlainDate,
	ended: Term & { number: number; next: Term | null },
	on: Temporal.PlainDate
): Term {
	const { number, next, basis } = ended;
	const otherwise = next ?? { opensOn: on, dueOn: ended.dueOn, basis };
	const opensOn = isBefore(on, otherwise.opensOn) ? on : otherwise.opensOn;
	const goesOn = basis.kind === 'completed' || basis.kind === 'revoked';
	const isStillCovered = goesOn && isBefore(on, ended.dueOn);
	if (isStillCovered) return sinceReturn(rule, hiredOn, { opensOn, dueOn: ended.dueOn, basis });
	if (isBefore(otherwise.dueOn, on)) return otherwise;
	return sinceReturn(rule, hiredOn, { opensOn, dueOn: on, basis: { kind: 'revoked', on, cycle: number } });
}

/** Who comes back after everything lapsed is given the time of somebody new, not a debt from their first day. */
function sinceReturn(rule: RecurrenceRule, hiredOn: Temporal.PlainDate, term: Term): Term {
	if (!isBefore(term.dueOn, hiredOn)) return term;
	return {
		opensOn: hiredOn,
		dueOn: hiredOn.add({ days: rule.firstDueDays }),
		basis: { kind: 'returned', on: hiredOn }
	};
}
