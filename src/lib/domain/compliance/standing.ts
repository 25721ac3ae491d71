// Where an officer stands with a requirement on a day. Computed from facts each time and never stored: the same
// facts give the same standing, for any past day too.

import type { Temporal } from 'temporal-polyfill';
import { addDays } from '#lib/domain/calendar/day-number.ts';
import type { Cycle, CycleFacts, PersonFacts } from './cycle-facts.ts';
import { currentCycle, cyclesSoFar } from './cycle.ts';
import type { LeaveKind } from './leave.ts';
import type { RecurrenceRule } from './requirement.ts';
import { isStopped } from './stopped-time.ts';
import { isBefore } from './term.ts';
import { boundSince, heldOn } from './timeline.ts';
import { versionOn } from './versions.ts';

export interface StandingFacts extends PersonFacts, Pick<CycleFacts, 'completions' | 'waivers' | 'today'> {
	/** All versions of the requirement, oldest first. */
	versions: readonly RecurrenceRule[];
}

/**
 * `current`: covered, nothing to do before the next cycle opens. `due`: a cycle is open, its day has not passed.
 * `in-grace`: it has, and the days of grace run. `overdue`: they have passed as well. `waived`, `paused`: a cycle is
 * open and nothing is asked today. `dueOn` is the day that counts next; on leave, as if the officer came back tomorrow.
 */
export type Standing =
	| {
			kind: 'current' | 'due' | 'in-grace' | 'overdue' | 'waived' | 'paused';
			dueOn: Temporal.PlainDate;
			cycle: Cycle;
			boundSince: Temporal.PlainDate;
			/** The last day of the waiver, or of the leave where its end is known. */
			until: Temporal.PlainDate | null;
			leave: LeaveKind | null;
	  }
	| { kind: 'not-applicable'; dueOn: null; cycle: null; boundSince: null; because: NotApplicable };

export type NotApplicable =
	'not-an-officer' | 'not-employed' | 'not-in-effect' | 'not-binding' | 'not-in-audience' | 'withdrawn';

export type StandingKind = Standing['kind'];

export function standing(known: StandingFacts): Standing {
	const facts = asOfToday(known);
	const { versions, timeline, today } = facts;
	const held = heldOn(timeline, today);
	if (!held?.hiredOn) return notApplicable('not-employed');
	if (!held.roles.includes('officer')) return notApplicable('not-an-officer');
	const inForce = versionOn(versions, today);
	if (!inForce) return notApplicable('not-in-effect');
	if (!inForce.binding) return notApplicable('not-binding');
	if (inForce.withdrawn) return notApplicable('withdrawn');
	const bound = boundSince(timeline, inForce.audience, today);
	if (!bound) return notApplicable('not-in-audience');
	const cycle = currentCycle({ ...facts, bound });
	const found = { cycle, boundSince: bound.since, until: null, leave: null };
	if (cycle.next) return { ...found, kind: 'current', dueOn: cycle.next.dueOn };
	const { dueOn, rule } = cycle;
	if (isBefore(today, cycle.opensOn)) return { ...found, kind: 'current', dueOn };
	const waiver = facts.waivers.find((spell) => isStopped([spell], today));
	if (waiver) return { ...found, kind: 'waived', dueOn, until: waiver.untilOn };
	const leave = facts.leaves.find((spell) => rule.pausedBy.includes(spell.kind) && isStopped([spell], today));
	if (leave) return { ...found, kind: 'paused', dueOn, until: leave.untilOn, leave: leave.kind };
	if (!isBefore(dueOn, today)) return { ...found, kind: 'due', dueOn };
	const isInGrace = !isBefore(addDays(dueOn, rule.graceDays), today);
	return { ...found, kind: isInGrace ? 'in-grace' : 'overdue', dueOn };
}

/** Every cycle of somebody who is bound on the day, oldest first; none of who is not. */
export function cyclesOf({ versions, ...facts }: StandingFacts): Cycle[] {
	const found = standing({ versions, ...facts });
	if (found.kind === 'not-applicable') return [];
	const bound = boundSince(facts.timeline, versionOn(versions, facts.today)!.audience, facts.today)!;
	return cyclesSoFar({ ...facts, versions, bound });
}

/** Leave and waivers that begin later change nothing yet: what was said of a day stays true of it. */
function asOfToday<F extends Pick<StandingFacts, 'leaves' | 'waivers' | 'today'>>(facts: F): F {
	if (facts.leaves.length + facts.waivers.length === 0) return facts;
	const hasBegun = ({ fromOn }: { fromOn: Temporal.PlainDate }) => !isBefore(facts.today, fromOn);
	return { ...facts, leaves: facts.leaves.filter(hasBegun), waivers: facts.waivers.filter(hasBegun) };
}

/** From when the cycle that counts may be worked on, or the one after a complete one; null when it is open. */
export function opensLaterOn(standing: Standing, today: Temporal.PlainDate): Temporal.PlainDate | null {
	const term = standing.cycle?.next ?? standing.cycle;
	return term && isBefore(today, term.opensOn) ? term.opensOn : null;
}

const notApplicable = (because: NotApplicable): Standing => ({
	kind: 'not-applicable',
	dueOn: null,
	cycle: null,
	boundSince: null,
	because
});
