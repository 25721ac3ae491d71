// Cycle 1 is due a number of days after the rule took effect or, for those who came later, after hire. A cycle is
// complete when every module of the requirement was completed in it. The next one is due on the earliest day on
// which one of those completions lapses, and opens a renewal window before. Source: the department's requirement.
// A revoked certificate ends its cycle: the next one opens and is due on that day.

import { Temporal } from 'temporal-polyfill';
import { endBefore } from './recertification.ts';
import type { CompletedModule, RecurrenceRule } from './requirement.ts';
import { firstTerm, isBefore, termAfterLapse, termAfterRevocation, type Term } from './term.ts';

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
	/** In any order; what was completed or revoked after `today` does not count yet. */
	completions: readonly CompletedModule[];
	today: Temporal.PlainDate;
}

/** The cycle that work done today counts for: complete, with `next` not open yet, or open. */
export function currentCycle({ rule, hiredOn, completions, today }: CycleFacts): Cycle {
	let term = firstTerm(rule, hiredOn);
	for (let number = 1; ; number++) {
		const facts = completions.filter((fact) => fact.cycle === number && !isBefore(today, fact.completedOn));
		const done = completionsOf(rule, facts);
		let next = done && termAfterLapse(rule, hiredOn, firstToLapse(done, completions));
		const revokedOn = revocationOf(facts, today);
		if (revokedOn) next = termAfterRevocation(rule, hiredOn, { number, ...term, next }, revokedOn);
		if (!next || isBefore(today, next.opensOn)) return { number, ...term, next };
		term = next;
	}
}

/** One completion for each module of the rule, or null when one is missing. */
function completionsOf(rule: RecurrenceRule, facts: readonly CompletedModule[]) {
	const done: CompletedModule[] = [];
	for (const item of rule.items) {
		if (item.kind !== 'module') continue;
		const found = facts.find((fact) => fact.code === item.code);
		if (!found) return null;
		done.push(found);
	}
	return done.length > 0 ? done : null;
}

function firstToLapse(done: readonly CompletedModule[], completions: readonly CompletedModule[]) {
	const first = done.reduce((one, other) => (isBefore(other.validUntil, one.validUntil) ? other : one));
	const { cycle, code, completedOn } = first;
	return { ...first, previousEnd: endBefore(completions, { cycle, code, today: completedOn }) };
}

/** The first day on which a certificate of the cycle was taken back. */
function revocationOf(facts: readonly CompletedModule[], today: Temporal.PlainDate) {
	const days = facts.flatMap(({ revokedOn }) =>
		revokedOn && !isBefore(today, revokedOn) ? [revokedOn] : []
	);
	return days.toSorted(Temporal.PlainDate.compare)[0] ?? null;
}
