// Whether somebody may begin another attempt. Its number is taken at its start, so that an attempt left lying counts
// as much as one handed in. Source: the requirement's limits, which belong to one cycle.

import { Temporal } from 'temporal-polyfill';

export interface AttemptFact {
	number: number;
	/** Null while it is open. */
	submittedAt: Temporal.Instant | null;
	passed: boolean | null;
}

export type MayStart =
	| { kind: 'resume'; number: number }
	| { kind: 'start'; number: number }
	| { kind: 'refused'; reason: 'passed' | 'limit-reached' }
	| { kind: 'refused'; reason: 'wait'; until: Temporal.Instant };

/**
 * @param limit attempts in this cycle, those granted beyond the requirement's included
 * @param waitMinutes between handing in an attempt that did not pass and the next one
 */
export function mayStartAttempt(facts: {
	attempts: readonly AttemptFact[];
	limit: number;
	waitMinutes: number;
	now: Temporal.Instant;
}): MayStart {
	const { attempts, limit, waitMinutes, now } = facts;
	if (attempts.some(({ passed }) => passed)) return { kind: 'refused', reason: 'passed' };
	const open = attempts.find(({ submittedAt }) => submittedAt === null);
	if (open) return { kind: 'resume', number: open.number };
	if (attempts.length >= limit) return { kind: 'refused', reason: 'limit-reached' };
	const last = attempts
		.map(({ submittedAt }) => submittedAt!)
		.sort(Temporal.Instant.compare)
		.at(-1);
	const until = last?.add({ minutes: waitMinutes });
	if (until && Temporal.Instant.compare(now, until) < 0) return { kind: 'refused', reason: 'wait', until };
	return { kind: 'start', number: Math.max(0, ...attempts.map(({ number }) => number)) + 1 };
}
