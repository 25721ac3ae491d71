import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import { segmentShare } from '#lib/domain/compliance/sessions/segment-share.ts';
import { sessionHoursInWords } from '#lib/domain/compliance/sessions/session-in-words.ts';
import { signingHours } from '#lib/domain/compliance/sessions/signing-hours.ts';
import type { readSigning } from '#lib/server/compliance/sessions/read-signing.ts';

/** A code that opens a session, whether or not it signs now. */
type Opened = Extract<Awaited<ReturnType<typeof readSigning>>, { session: object }>;
type Refusal = Extract<Opened, { kind: 'refused' }>['reason'];

/** What is said where the code does not sign, and what to do about it. */
const REFUSALS: Record<Refusal, { title: string; says: string }> = {
	held: {
		title: 'The session is closed',
		says: 'Nobody can sign any more. If you were there, tell whoever led it: they can say how your time is put right.'
	},
	cancelled: {
		title: 'The session was cancelled',
		says: 'There is nothing to sign. A new one gets a code of its own.'
	},
	'too-early': { title: 'Not open yet', says: '' },
	'too-late': {
		title: 'No longer open',
		says: 'Ask whoever leads the session to enter your time from the sheet.'
	},
	'not-on-roster': {
		title: 'You are not on the roster',
		says: 'Ask whoever leads the session to add you, then open this page again.'
	},
	'not-signed-in': {
		title: 'You have not signed in',
		says: 'This is the code for signing out. Scan the one for signing in first, or ask whoever leads the session to enter your time from the sheet.'
	}
};

export function signingShown(signing: Opened, timeZone: string) {
	const { session, workshop, direction } = signing;
	const time = (at: typeof session.startsAt) => timeInWords(at, timeZone);
	const shown = {
		session: {
			title:
				workshop.segments > 1
					? `${workshop.title}, segment ${session.segment} of ${workshop.segments}`
					: workshop.title,
			facts: [
				{ term: 'When', value: sessionHoursInWords(session, timeZone) },
				{ term: 'Place', value: session.place },
				{ term: 'Instructor', value: session.instructor },
				{
					term: 'Counts for',
					value: `${minutesInWords(segmentShare(workshop, session.segment))} if you stay to the end`
				}
			]
		},
		title: direction === 'in' ? 'Sign in' : 'Sign out',
		refused: null as { title: string; says: string } | null,
		done: null as string | null,
		note: null as string | null,
		button: null as string | null
	};
	if (signing.kind === 'refused') {
		const { title, says } = REFUSALS[signing.reason];
		const opens = `It opens at ${time(signingHours(session, direction).opensAt)}. Open this page again then.`;
		return { ...shown, refused: { title, says: says || opens } };
	}
	const { signedAt, worth } = signing;
	const minutes = worth?.kind === 'credited' ? minutesInWords(worth.minutes) : null;
	if (signedAt)
		return {
			...shown,
			done:
				direction === 'in'
					? `You signed in at ${time(signedAt)}. Scan the other code when the session ends: without it nothing is credited.`
					: `You signed out at ${time(signedAt)}. ${minutes ? `${minutes} will be credited when the session is closed.` : 'You were not there for a whole minute of its time, so nothing will be credited.'}`
		};
	return {
		...shown,
		button: shown.title,
		note:
			direction === 'out'
				? `Signing out ends your time, and it is done once. Now it would count for ${minutes ?? 'nothing'}.`
				: null
	};
}
