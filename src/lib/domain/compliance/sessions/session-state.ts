import { Temporal } from 'temporal-polyfill';
import type { SessionHours } from './session.ts';

/** `to-close`: its time is over, and nobody has said how it ended. */
export type SessionState = 'coming-up' | 'going-on' | 'to-close' | 'held' | 'cancelled';

/** @param session `held` is null while nobody has said how it ended */
export function sessionState(
	session: SessionHours & { held: boolean | null },
	now: Temporal.Instant
): SessionState {
	if (session.held !== null) return session.held ? 'held' : 'cancelled';
	if (Temporal.Instant.compare(now, session.startsAt) < 0) return 'coming-up';
	return Temporal.Instant.compare(now, session.endsAt) <= 0 ? 'going-on' : 'to-close';
}

export const STATE_WORDS: Record<SessionState, string> = {
	'coming-up': 'Coming up',
	'going-on': 'Going on now',
	'to-close': 'To be closed',
	held: 'Held',
	cancelled: 'Cancelled'
};
