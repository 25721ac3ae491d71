// Rolling: cycle 1 is due a number of days after the rule took effect or, for those who came later, after they came.
// A cycle is complete when every module of the rule was completed in it. The next one is due on the earliest day on
// which one of those completions lapses, and opens a renewal window before. Source: the department's requirement.
// A revoked certificate ends its cycle: the next one opens and is due on that day.

import type { Temporal } from 'temporal-polyfill';
import type { CycleFacts, Open, Settled } from './cycle-facts.ts';
import { endBefore } from './recertification.ts';
import type { CompletedModule, RecurrenceRule } from './requirement.ts';
import { withoutStopped, type Stopped } from './stopped-time.ts';
import {
	firstTerm,
	isBefore,
	later,
	termAfterLapse,
	termAfterRevocation,
	type Start,
	type Term
} from './term.ts';

export function beginRolling(rule: RecurrenceRule, start: Start): Open {
	const term = firstTerm(rule, start);
	return { rule, number: rule.cyclesFrom, term, window: null, share: 1, carried: 0, creditsFrom: start.on };
}

/** What was done in a rolling cycle of modules, and what follows it. */
export function settleRolling(open: Open, facts: CycleFacts): Settled {
	const { rule, number } = open;
	const { today, bound } = facts;
	const own = facts.completions.filter((fact) => fact.cycle === number && !isBefore(today, fact.completedOn));
	const term = moved(open.term, stoppedBy(rule, facts), today);
	const done = completionsOf(rule, own);
	let next: Term | null = done && termAfterLapse(rule, bound.since, firstToLapse(done, facts.completions));
	const revokedOn = revocationOf(own, today);
	if (revokedOn) next = termAfterRevocation(rule, bound.since, { number, ...term, next }, revokedOn);
	const completedOn = done?.map((fact) => fact.completedOn).reduce(later) ?? null;
	return {
		...{ rule, number, ...term, completedOn, hours: null, outside: [] },
		...{ window: null, creditDays: { from: open.creditsFrom, before: null } },
		next: next && { ...open, number: number + 1, term: next, creditsFrom: next.opensOn }
	};
}

/** Leave of the kinds that stop the rule's clock, and its waivers. */
export const stoppedBy = (
	rule: RecurrenceRule,
	{ leaves, waivers }: Pick<CycleFacts, 'leaves' | 'waivers'>
): readonly Stopped[] =>
	leaves.length === 0 ? waivers : [...leaves.filter(({ kind }) => rule.pausedBy.includes(kind)), ...waivers];

/** A term whose due day leave or a waiver has moved. */
export function moved(term: Term, stopped: readonly Stopped[], today: Temporal.PlainDate): Term {
	if (stopped.length === 0) return term;
	const { to, days } = withoutStopped({ from: term.opensOn, to: term.dueOn }, stopped, today);
	return days === 0 ? term : { ...term, dueOn: to, stoppedDays: term.stoppedDays + days };
}

/** One completion for each module of the rule, or null when one is missing; an empty list for a rule without modules. */
export function completionsOf(rule: RecurrenceRule, facts: readonly CompletedModule[]) {
	const done: CompletedModule[] = [];
	for (const item of rule.items) {
		if (item.kind !== 'module') continue;
		const found = facts.find((fact) => fact.code === item.code);
		if (!found) return null;
		done.push(found);
	}
	return done;
}

function firstToLapse(done: readonly CompletedModule[], completions: readonly CompletedModule[]) {
	const first = done.reduce((one, other) => (isBefore(other.validUntil, one.validUntil) ? other : one));
	const { cycle, code, completedOn } = first;
	return { ...first, previousEnd: endBefore(completions, { cycle, code, today: completedOn }) };
}

/** The first day on which a certificate of the cycle was taken back. */
export function revocationOf(facts: readonly CompletedModule[], today: Temporal.PlainDate) {
	let first: Temporal.PlainDate | null = null;
	for (const { revokedOn } of facts) {
		if (!revokedOn || isBefore(today, revokedOn)) continue;
		if (!first || isBefore(revokedOn, first)) first = revokedOn;
	}
	return first;
}
