// When a cycle opens, when it is due, and what that day was counted from.

import type { Temporal } from 'temporal-polyfill';
import { addDays, dayNumber } from '#lib/domain/calendar/day-number.ts';
import type { CompletedModule, CycleKind, RecurrenceRule } from './requirement.ts';

/** What a due day is counted from. `previousEnd` is the last valid day that the module's renewal went on from. */
export type DueBasis =
	| { kind: 'effective' | 'hired' | 'joined' | 'returned'; on: Temporal.PlainDate }
	| { kind: 'completed'; on: Temporal.PlainDate; previousEnd: Temporal.PlainDate | null }
	| { kind: 'revoked'; on: Temporal.PlainDate; cycle: number }
	/** Rolling hours: the training on this day is the one that the need hangs on. */
	| { kind: 'trained'; on: Temporal.PlainDate }
	| WindowBasis;

export interface WindowBasis {
	kind: 'window';
	cycle: Exclude<CycleKind['kind'], 'rolling'>;
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	/** Who came in the middle: of this window, whose hours are asked in part, or of one before it that is not asked. */
	came: { on: Temporal.PlainDate; because: 'hired' | 'joined'; share: number; isFirstFull: boolean } | null;
	/** Licence only: the day that windows are counted from, and whether that is a hire for want of a licence date. */
	origin: { on: Temporal.PlainDate; isHire: boolean } | null;
}

export interface Term {
	opensOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	basis: DueBasis;
	/** Days by which leave or a waiver has moved the due day. */
	stoppedDays: number;
}

export const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
	dayNumber(one) < dayNumber(other);

export const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
	isBefore(one, other) ? other : one;

/** When a rolling rule begins for somebody, and why then. */
export interface Start {
	on: Temporal.PlainDate;
	because: 'effective' | 'hired' | 'joined';
}

/** The days of the first rolling cycle. */
export function firstTerm(rule: Pick<RecurrenceRule, 'firstDueDays'>, start: Start): Term {
	return {
		opensOn: start.on,
		dueOn: addDays(start.on, rule.firstDueDays),
		basis: { kind: start.because, on: start.on },
		stoppedDays: 0
	};
}

/** The days of the rolling cycle after a complete one, whose completion that lapses first is given. */
export function termAfterLapse(
	rule: RecurrenceRule,
	boundOn: Temporal.PlainDate,
	first: Pick<CompletedModule, 'completedOn' | 'validUntil'> & { previousEnd: Temporal.PlainDate | null }
): Term {
	return sinceReturn(rule, boundOn, {
		opensOn: addDays(first.validUntil, -rule.renewalWindowDays),
		dueOn: first.validUntil,
		basis: { kind: 'completed', on: first.completedOn, previousEnd: first.previousEnd },
		stoppedDays: 0
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
	boundOn: Temporal.PlainDate,
	ended: Term & { number: number; next: Term | null },
	on: Temporal.PlainDate
): Term {
	const { number, next, basis, stoppedDays } = ended;
	const otherwise = next ?? { opensOn: on, dueOn: ended.dueOn, basis, stoppedDays };
	const opensOn = isBefore(on, otherwise.opensOn) ? on : otherwise.opensOn;
	const goesOn = basis.kind === 'completed' || basis.kind === 'revoked';
	const isStillCovered = goesOn && isBefore(on, ended.dueOn);
	if (isStillCovered) return sinceReturn(rule, boundOn, { opensOn, dueOn: ended.dueOn, basis, stoppedDays });
	if (isBefore(otherwise.dueOn, on)) return otherwise;
	const revoked = {
		opensOn,
		dueOn: on,
		basis: { kind: 'revoked', on, cycle: number },
		stoppedDays: 0
	} as const;
	return sinceReturn(rule, boundOn, revoked);
}

/** Who comes back after everything lapsed is given the time of somebody new, not a debt from their first day. */
function sinceReturn(rule: RecurrenceRule, boundOn: Temporal.PlainDate, term: Term): Term {
	if (!isBefore(term.dueOn, boundOn)) return term;
	return {
		opensOn: boundOn,
		dueOn: addDays(boundOn, rule.firstDueDays),
		basis: { kind: 'returned', on: boundOn },
		stoppedDays: 0
	};
}
