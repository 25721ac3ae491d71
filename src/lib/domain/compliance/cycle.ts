// Cycle 1 is due a number of days after the rule took effect or, for those who came later, after hire. A cycle is
// complete when every module of the requirement was completed in it. The next one is due on the earliest day on
// which one of those completions lapses, and opens a renewal window before. Source: the department's requirement.

import { Temporal } from 'temporal-polyfill';
import type { CompletedModule, RecurrenceRule } from './requirement.ts';

/** What a due day is counted from. `previousEnd` is the last valid day of the term before, if there was one. */
export type DueBasis =
	| { kind: 'effective' | 'hired' | 'returned'; on: Temporal.PlainDate }
	| { kind: 'completed'; on: Temporal.PlainDate; previousEnd: Temporal.PlainDate | null };

interface Term {
	opensOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	basis: DueBasis;
}

export interface Cycle extends Term {
	/** From 1. */
	number: number;
	/** The next cycle's days when this one is complete, otherwise null. */
	next: Term | null;
}

export interface CycleFacts {
	rule: RecurrenceRule;
	/** First day of the current spell of employment. */
	hiredOn: Temporal.PlainDate;
	/** In any order; what was completed after `today` does not count yet. */
	completions: readonly CompletedModule[];
	today: Temporal.PlainDate;
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
	Temporal.PlainDate.compare(one, other) < 0;

/** The cycle that work done today counts for: complete, with `next` not open yet, or open. */
export function currentCycle({ rule, hiredOn, completions, today }: CycleFacts): Cycle {
	let term = firstTerm(rule, hiredOn);
	for (let number = 1; ; number++) {
		const done = completionsOf(rule, completions, number, today);
		if (!done) return { number, ...term, next: null };
		const next = termAfter(rule, hiredOn, done, endBefore(term));
		if (isBefore(today, next.opensOn)) return { number, ...term, next };
		term = next;
	}
}

function firstTerm(rule: RecurrenceRule, hiredOn: Temporal.PlainDate): Term {
	const hiredLater = isBefore(rule.effectiveOn, hiredOn);
	const opensOn = hiredLater ? hiredOn : rule.effectiveOn;
	return {
		opensOn,
		dueOn: opensOn.add({ days: rule.firstDueDays }),
		basis: { kind: hiredLater ? 'hired' : 'effective', on: opensOn }
	};
}

/** One completion for each module of the rule, or null when one is missing. */
function completionsOf(
	rule: RecurrenceRule,
	completions: readonly CompletedModule[],
	cycle: number,
	today: Temporal.PlainDate
) {
	const done: CompletedModule[] = [];
	for (const item of rule.items) {
		if (item.kind !== 'module') continue;
		const found = completions.find(
			(fact) => fact.cycle === cycle && fact.code === item.code && !isBefore(today, fact.completedOn)
		);
		if (!found) return null;
		done.push(found);
	}
	return done.length > 0 ? done : null;
}

/** The last valid day of the term before this one, if this one goes on from it. */
export const endBefore = ({ basis, dueOn }: Pick<Term, 'basis' | 'dueOn'>) =>
	basis.kind === 'completed' ? dueOn : null;

function termAfter(
	rule: RecurrenceRule,
	hiredOn: Temporal.PlainDate,
	done: CompletedModule[],
	previousEnd: Temporal.PlainDate | null
): Term {
	const first = done.reduce((one, other) => (isBefore(other.validUntil, one.validUntil) ? other : one));
	// Who comes back after everything lapsed is given the time of somebody new, not a debt from their first day.
	if (isBefore(first.validUntil, hiredOn))
		return {
			opensOn: hiredOn,
			dueOn: hiredOn.add({ days: rule.firstDueDays }),
			basis: { kind: 'returned', on: hiredOn }
		};
	return {
		opensOn: first.validUntil.subtract({ days: rule.renewalWindowDays }),
		dueOn: first.validUntil,
		basis: { kind: 'completed', on: first.completedOn, previousEnd }
	};
}
