import type { Temporal } from 'temporal-polyfill';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import { sessionHoursInWords } from '#lib/domain/compliance/sessions/session-in-words.ts';
import { sessionState, STATE_WORDS } from '#lib/domain/compliance/sessions/session-state.ts';
import type { listOwnSessions } from '#lib/server/compliance/sessions/list-own-sessions.ts';

type OwnSession = Awaited<ReturnType<typeof listOwnSessions>>[number];

/** One of the officer's own sessions, in words: when, where, and what came of it. */
export function ownSessionInWords(session: OwnSession, now: Temporal.Instant, timeZone: string) {
	const { title, segment, segments, place, partner, instructor } = session;
	return {
		id: session.id,
		title: segments > 1 ? `${title}, segment ${segment} of ${segments}` : title,
		when: sessionHoursInWords(session, timeZone),
		place,
		with: partner ? `${instructor}, with ${partner}` : instructor,
		...cameOfIt(session, now, timeZone)
	};
}

function cameOfIt(session: OwnSession, now: Temporal.Instant, timeZone: string) {
	const { credit, corrected, cameAt, leftAt, held, reason } = session;
	const state = sessionState(session, now);
	const signed = [
		cameAt && `signed in at ${timeInWords(cameAt, timeZone)}`,
		leftAt && `signed out at ${timeInWords(leftAt, timeZone)}`
	]
		.filter(Boolean)
		.join(', ');
	const said = (
		status: 'complete' | 'current' | 'due' | 'none' | 'not-applicable',
		label: string,
		detail = ''
	) => ({
		status,
		label,
		detail
	});
	if (credit) {
		const completes = credit.category ? ' This completed the workshop.' : '';
		const how = `From a session in a room, not a scored module.${completes}`;
		return said('complete', `Credited ${minutesInWords(credit.approved)}`, how);
	}
	if (corrected) return said('not-applicable', 'Credit taken back', corrected);
	if (held === false) return said('not-applicable', STATE_WORDS.cancelled, reason ?? '');
	if (held) {
		const why = cameAt ? 'You signed in and not out.' : 'You did not sign in.';
		return said(
			'not-applicable',
			'No credit',
			leftAt ? 'You were not there for a whole minute of its time.' : why
		);
	}
	const words = signed ? `You ${signed}.` : '';
	if (state === 'coming-up') return said('none', STATE_WORDS[state], words);
	if (state === 'going-on') return said('current', STATE_WORDS[state], words);
	return said('due', 'Not closed yet', words || 'You did not sign in.');
}
