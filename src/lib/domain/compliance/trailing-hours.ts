// Rolling hours: so many hours in any so many months. Somebody is covered up to the day on which the training that the
// need hangs on becomes too old. More training never shortens that: it can only hang on a later day.

import type { Temporal } from 'temporal-polyfill';
import { addMonths } from '#lib/domain/calendar/add-months.ts';
import { addDays } from '#lib/domain/calendar/day-number.ts';
import type { Credit } from './credit.ts';
import { creditsWithin } from './credits-within.ts';
import type { CycleFacts, Open, Settled } from './cycle-facts.ts';
import { countedMinutes, hoursProgress } from './hours-progress.ts';
import type { RecurrenceRule } from './requirement.ts';
import { moved, stoppedBy } from './rolling-cycle.ts';
import { isBefore, later, type Term } from './term.ts';

/** What was trained within the months of the rule, and when that runs out. */
export function settleTrailing(open: Open, facts: CycleFacts): Settled {
	const { rule } = open;
	const { today } = facts;
	const credits = creditsWithin(facts.credits, null, today);
	const first = moved(open.term, stoppedBy(rule, facts), today);
	const hangsOn = lastPiece(rule, credits);
	const lapsesOn = hangsOn && addMonths(hangsOn, rule.everyMonths);
	const from = addMonths(today, -rule.everyMonths);
	const within = creditsWithin(facts.credits, from, today);
	const hours = rule.hours && hoursProgress(rule.hours, from, within, 0, 1);
	const outside = rule.outside.map((need) => ({ ...need, doneOn: latestOf(within, need.category) }));
	const found = { rule, hours, outside, window: null, creditDays: { from, before: null } };
	// What runs out before the first day is due was no cover yet.
	if (!hangsOn || !lapsesOn || isBefore(lapsesOn, later(first.dueOn, facts.bound.since)))
		return { ...found, ...first, number: open.number, completedOn: null, next: null };
	const term: Term = {
		opensOn: addDays(lapsesOn, -rule.renewalWindowDays),
		dueOn: lapsesOn,
		basis: { kind: 'trained', on: hangsOn },
		stoppedDays: 0
	};
	if (!isBefore(today, term.opensOn))
		return {
			...{ ...found, ...moved(term, stoppedBy(rule, facts), today) },
			...{ number: open.number + 1, completedOn: null, next: null }
		};
	const next = { ...open, number: open.number + 1, term };
	return { ...found, ...first, number: open.number, completedOn: hangsOn, next };
}

/**
 * The day of the training that the whole need hangs on; null while something of it was never trained.
 * @param credits in order of day
 */
function lastPiece(rule: RecurrenceRule, credits: readonly Credit[]): Temporal.PlainDate | null {
	const newest = credits.toReversed();
	const { hours } = rule;
	const pieces = [
		...(hours ? [reachedBack(newest, hours.minutes, (credit) => countedMinutes(credit, hours))] : []),
		...(hours?.topics ?? []).map(({ topic, minutes }) =>
			reachedBack(newest, minutes || 1, (credit) => ofTopic(credit, topic, minutes))
		),
		...rule.outside.map(({ category }) => latestOf(credits, category))
	];
	let first: Temporal.PlainDate | null = null;
	for (const piece of pieces) {
		if (!piece) return null;
		first = first && isBefore(first, piece) ? first : piece;
	}
	return first;
}

/** Going back from the newest: the day on which the sum reaches the need. */
function reachedBack(
	newest: readonly Credit[],
	needed: number,
	minutesOf: (credit: Credit) => number
): Temporal.PlainDate | null {
	let sum = 0;
	for (const credit of newest) if ((sum += minutesOf(credit)) >= needed) return credit.on;
	return null;
}

/** Minutes for a topic; for one that has to be trained once, 1. */
function ofTopic(credit: Credit, topic: string, needed: number) {
	const own = credit.topics.filter((one) => one.topic === topic);
	return needed > 0 ? own.reduce((sum, one) => sum + one.minutes, 0) : Number(own.length > 0);
}

function latestOf(credits: readonly Credit[], category: string): Temporal.PlainDate | null {
	const days = credits.filter((credit) => credit.category === category).map(({ on }) => on);
	return days.length > 0 ? days.reduce(later) : null;
}
