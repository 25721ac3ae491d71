// What somebody is credited for a session: the minutes between signing in and signing out that lie within its planned
// time, at most the segment's share of the minutes that are approved for the workshop. Without both signatures there
// is no credit, and the reason is said.

import { Temporal } from 'temporal-polyfill';
import type { SessionHours, Signature } from './session.ts';
import { segmentShare, topicMinutes } from './segment-share.ts';
import type { WorkshopPlan, WorkshopTopic } from './workshop.ts';

export type SessionCreditOutcome =
	| {
			kind: 'credited';
			/** Whole minutes within the planned time. */
			present: number;
			/** Whole minutes that count. */
			minutes: number;
			topics: WorkshopTopic[];
	  }
	| { kind: 'none'; reason: 'not-signed-in' | 'not-signed-out' | 'no-whole-minute' };

export function creditOf(
	workshop: WorkshopPlan,
	session: SessionHours & { segment: number },
	signatures: readonly Signature[]
): SessionCreditOutcome {
	const signed = (direction: Signature['direction']) =>
		signatures.find((one) => one.direction === direction)?.signedAt;
	const [cameAt, leftAt] = [signed('in'), signed('out')];
	if (!cameAt) return { kind: 'none', reason: 'not-signed-in' };
	if (!leftAt) return { kind: 'none', reason: 'not-signed-out' };
	const present = minutesPresent(session, cameAt, leftAt);
	const minutes = Math.min(present, segmentShare(workshop, session.segment));
	if (minutes < 1) return { kind: 'none', reason: 'no-whole-minute' };
	return { kind: 'credited', present, minutes, topics: topicMinutes(workshop, session.segment, minutes) };
}

/** Whole minutes of the planned time between two moments; elapsed time, so the clock may change in between. */
function minutesPresent(
	{ startsAt, endsAt }: SessionHours,
	cameAt: Temporal.Instant,
	leftAt: Temporal.Instant
) {
	const from = Temporal.Instant.compare(cameAt, startsAt) > 0 ? cameAt : startsAt;
	const to = Temporal.Instant.compare(leftAt, endsAt) < 0 ? leftAt : endsAt;
	return Math.max(0, Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 60_000));
}
