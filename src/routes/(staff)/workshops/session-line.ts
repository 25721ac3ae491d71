import type { Temporal } from 'temporal-polyfill';
import type { SessionHours } from '#lib/domain/compliance/sessions/session.ts';
import { sessionHoursInWords } from '#lib/domain/compliance/sessions/session-in-words.ts';
import {
	sessionState,
	STATE_WORDS,
	type SessionState
} from '#lib/domain/compliance/sessions/session-state.ts';

const SHAPES = {
	'coming-up': 'none',
	'going-on': 'current',
	'to-close': 'due',
	held: 'complete',
	cancelled: 'not-applicable'
} as const satisfies Record<SessionState, string>;

/** A session's state as a word and a shape. */
export const stateShown = (session: SessionHours & { held: boolean | null }, now: Temporal.Instant) => {
	const state = sessionState(session, now);
	return { kind: SHAPES[state], label: STATE_WORDS[state] };
};

/** `Segment 2 of 4`; nothing where there is only one. */
export const segmentInWords = (segment: number, segments: number) =>
	segments > 1 ? `Segment ${segment} of ${segments}` : '';

interface ListedSession extends SessionHours {
	id: string;
	segment: number;
	place: string;
	instructor: string;
	held: boolean | null;
	reason: string | null;
}

/** A session as a line of a list. */
export const sessionLine = (
	session: ListedSession,
	segments: number,
	{ now, timeZone }: { now: Temporal.Instant; timeZone: string }
) => ({
	href: `/sessions/${session.id}`,
	when: sessionHoursInWords(session, timeZone),
	segment: segmentInWords(session.segment, segments),
	place: session.place,
	instructor: session.instructor,
	state: stateShown(session, now),
	reason: session.held === false ? session.reason : null
});
