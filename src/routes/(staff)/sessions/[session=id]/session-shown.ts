import type { Temporal } from 'temporal-polyfill';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { PARTNER_WORDS, sessionHoursInWords } from '#lib/domain/compliance/sessions/session-in-words.ts';
import type { Signature } from '#lib/domain/compliance/sessions/session.ts';
import { sessionState } from '#lib/domain/compliance/sessions/session-state.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { readSession } from '#lib/server/compliance/sessions/read-session.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { segmentInWords, stateShown } from '#routes/(staff)/workshops/session-line.ts';

type Read = Awaited<ReturnType<typeof readSession>>;

const WARNINGS = {
	'instructor-elsewhere':
		'Another session at this time has the same instructor. If that is a mistake, cancel one of them.',
	'shorter-than-share':
		'The session is shorter than its share of the approved minutes, so nobody can be credited the whole share.'
};

/** A session as its page shows it, to somebody at a moment. */
export function sessionShown(read: Read, { actor, now }: { actor: Actor; now: Temporal.Instant }) {
	const { session, workshop, share, warnings, roster, invited, mayLead } = read;
	const { timeZone } = actor;
	const state = sessionState(session, now);
	const isOpen = session.held === null;
	return {
		id: session.id,
		mayLead,
		isOpen,
		mayClose: state === 'going-on' || state === 'to-close',
		workshop: { href: `/workshops/${workshop.id}`, title: workshop.title },
		segment: segmentInWords(session.segment, workshop.segments),
		when: sessionHoursInWords(session, timeZone),
		state: stateShown(session, now),
		warnings: isOpen && mayLead ? warnings.map((warning) => WARNINGS[warning]) : [],
		facts: [
			{ term: 'When', value: `${sessionHoursInWords(session, timeZone)} ${zoneInWords(timeZone)}` },
			{ term: 'Place', value: session.place },
			{ term: 'Instructor', value: session.instructor },
			{ term: 'Qualification', value: session.instructorQualification },
			...(workshop.partner
				? [{ term: 'Led with', value: `${workshop.partner} (${PARTNER_WORDS[workshop.partnerKind]})` }]
				: []),
			{ term: 'Credited at most', value: minutesInWords(share) },
			{
				term: 'May sign in',
				value: session.walkIns ? 'Any officer who scans the code' : 'Officers on the roster'
			},
			...(session.endedAt
				? [
						{
							term: session.held ? 'Closed' : 'Cancelled',
							value: `${momentInWords(session.endedAt, timeZone)}: ${session.reason}`
						}
					]
				: [])
		],
		/** Said where somebody sees a part of the roster only. */
		unseen: invited - roster.length,
		open: roster.filter((one) => one.in && !one.out).length,
		roster: roster.map((one) => ({
			id: one.personId,
			name: `${one.familyName}, ${one.givenName}`,
			about: [one.badgeNumber, one.rank, one.unitName, one.isWalkIn && 'walked in']
				.filter(Boolean)
				.join(' · '),
			in: signatureInWords(one.in, timeZone),
			out: signatureInWords(one.out, timeZone),
			inTime: one.in && timeInWords(one.in.signedAt, timeZone),
			outTime: one.out && timeInWords(one.out.signedAt, timeZone),
			isOneself: one.personId === actor.personId,
			credit: creditInWords(one, session.held, state),
			correct:
				one.credit &&
				one.credit.corrected === null &&
				can(actor, { action: 'correct-record', personId: one.personId })
					? `/officers/${one.personId}/corrections/session-credit/${one.credit.id}`
					: null
		}))
	};
}

const signatureInWords = (signature: Signature | null, timeZone: string) =>
	signature &&
	`${timeInWords(signature.signedAt, timeZone)}, ${signature.how === 'qr' ? 'by code' : 'from the sheet'}`;

const REASONS = {
	'not-signed-in': 'None: not signed in',
	'not-signed-out': 'None: not signed out',
	'no-whole-minute': 'None: no whole minute within its time'
};

function creditInWords(
	{ credit, expected }: Read['roster'][number],
	held: boolean | null,
	state: ReturnType<typeof sessionState>
): string {
	if (credit?.corrected) return `${minutesInWords(credit.minutes)}, corrected: ${credit.corrected}`;
	if (credit) return minutesInWords(credit.minutes);
	if (held === false) return 'None: cancelled';
	if (held) return expected.kind === 'none' ? REASONS[expected.reason] : 'None';
	if (expected.kind === 'credited') return `${minutesInWords(expected.minutes)} when closed`;
	if (state === 'coming-up') return '–';
	return expected.reason === 'not-signed-in' ? 'Not signed in yet' : 'Not signed out yet';
}
