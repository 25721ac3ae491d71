// Where an officer stands with a requirement on a day. Computed from facts each time and never stored: the same
// facts give the same standing, for any past day too.

import { Temporal } from 'temporal-polyfill';
import { currentCycle, type Cycle } from './cycle.ts';
import type { CompletedModule, RecurrenceRule } from './requirement.ts';

export interface StandingFacts {
	rule: RecurrenceRule;
	/** Whether the person is an officer at all: others are asked nothing. */
	officer: boolean;
	/** First day of the spell of employment that `today` lies in; null when not employed. */
	hiredOn: Temporal.PlainDate | null;
	completions: readonly CompletedModule[];
	today: Temporal.PlainDate;
}

/**
 * `current`: covered, nothing to do before the next cycle opens. `due`: a cycle is open, its day has not passed.
 * `overdue`: it has. `dueOn` is the day that counts next.
 */
export type Standing =
	| { kind: 'current' | 'due' | 'overdue'; dueOn: Temporal.PlainDate; cycle: Cycle }
	| {
			kind: 'not-applicable';
			dueOn: null;
			cycle: null;
			because: 'not-an-officer' | 'not-employed' | 'not-in-effect' | 'not-binding';
	  };

export type StandingKind = Standing['kind'];

export function standing({ rule, officer, hiredOn, completions, today }: StandingFacts): Standing {
	if (!officer) return notApplicable('not-an-officer');
	if (!hiredOn) return notApplicable('not-employed');
	if (Temporal.PlainDate.compare(today, rule.effectiveOn) < 0) return notApplicable('not-in-effect');
	if (!rule.binding) return notApplicable('not-binding');
	const cycle = currentCycle({ rule, hiredOn, completions, today });
	if (cycle.next) return { kind: 'current', dueOn: cycle.next.dueOn, cycle };
	const passed = Temporal.PlainDate.compare(today, cycle.dueOn) > 0;
	return { kind: passed ? 'overdue' : 'due', dueOn: cycle.dueOn, cycle };
}

const notApplicable = (because: Extract<Standing, { because: string }>['because']): Standing => ({
	kind: 'not-applicable',
	dueOn: null,
	cycle: null,
	because
});
