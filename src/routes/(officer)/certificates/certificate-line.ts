import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { certificateStateInWords } from '#lib/domain/certificate/certificate-state.ts';
import type { CertificateListed } from '#lib/server/certificate/list-certificates.ts';

/** A certificate as one card of a list. */
export const certificateLine = ({ id, courseTitle, validUntil, state, number }: CertificateListed) => ({
	href: `/certificates/${id}`,
	title: courseTitle,
	number,
	state,
	detail:
		state === 'valid' ? `Valid until ${dayInWords(validUntil)} · show QR` : certificateStateInWords(state)
});
