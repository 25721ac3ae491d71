// A certificate is valid through its last day, in the department's time zone. Revocation outweighs
// everything: a revoked certificate stays revoked after its last day too, so that nobody reads it as merely old.

import type { Temporal } from 'temporal-polyfill';

export type CertificateState = 'valid' | 'expired' | 'revoked';

export interface CertificateDates {
	/** The last valid day. */
	validUntil: Temporal.PlainDate;
	revokedAt: Temporal.Instant | null;
	/** The day of asking in the department's time zone. */
	today: Temporal.PlainDate;
}

/** What a certificate is worth on a day. */
export function certificateState({ validUntil, revokedAt, today }: CertificateDates): CertificateState {
	if (revokedAt) return 'revoked';
	return today.until(validUntil).sign < 0 ? 'expired' : 'valid';
}

/** What a reader may conclude from a state, in a sentence. */
export function certificateStateInWords(state: CertificateState): string {
	switch (state) {
		case 'valid':
			return 'This certificate is valid.';
		case 'expired':
			return 'This certificate was genuine and has expired.';
		case 'revoked':
			return 'This certificate was revoked and proves nothing.';
		default:
			return state satisfies never;
	}
}
