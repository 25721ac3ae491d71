import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import { groupedCode } from '#lib/domain/compliance/sessions/signing-code.ts';
import { signingHours } from '#lib/domain/compliance/sessions/signing-hours.ts';
import { sessionHoursInWords } from '#lib/domain/compliance/sessions/session-in-words.ts';
import { readCodes } from '#lib/server/compliance/sessions/read-codes.ts';
import { answering } from '#routes/answer.ts';
import { segmentInWords } from '#routes/(staff)/workshops/session-line.ts';
import type { PageServerLoadEvent } from './$types';

const SHOWN = [
	{ show: 'both', label: 'Both' },
	{ show: 'in', label: 'Only signing in' },
	{ show: 'out', label: 'Only signing out' }
];

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const { session, workshop, codes } = await readCodes(locals, { sessionId: params.session });
	const { timeZone } = locals.actor;
	const asked = url.searchParams.get('show');
	const show = asked === 'in' || asked === 'out' ? asked : 'both';
	const codeOf = (direction: 'in' | 'out') => {
		const { opensAt, closesAt } = signingHours(session, direction);
		return {
			direction,
			title: direction === 'in' ? 'Sign in' : 'Sign out',
			hours: `From ${timeInWords(opensAt, timeZone)} to ${timeInWords(closesAt, timeZone)}`,
			address: `${url.origin}/sign/${session.id}/${codes[direction]}`,
			typed: groupedCode(codes[direction])
		};
	};
	return {
		id: session.id,
		title: workshop.title,
		about: [segmentInWords(session.segment, workshop.segments), sessionHoursInWords(session, timeZone)]
			.filter(Boolean)
			.join(' · '),
		ended: session.held !== null,
		// The two are different codes: who sees only one of them is sent only that one.
		codes:
			session.held !== null
				? []
				: [codeOf('in'), codeOf('out')].filter((one) => show === 'both' || one.direction === show),
		typedAt: `${url.origin}/sessions`,
		views: SHOWN.map((one) => ({ ...one, current: one.show === show }))
	};
});
