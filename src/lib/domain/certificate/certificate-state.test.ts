import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { certificateState, certificateStateInWords } from './certificate-state.ts';

test.each([
	['2028-11-22', null, '2026-11-22', 'valid'],
	['2028-11-22', null, '2028-11-22', 'valid'],
	['2028-11-22', null, '2028-11-23', 'expired'],
	['2028-02-29', null, '2028-02-29', 'valid'],
	['2028-02-29', null, '2028-03-01', 'expired'],
	['2028-11-22', '2027-01-05T12:00:00Z', '2027-01-06', 'revoked'],
	['2028-11-22', '2027-01-05T12:00:00Z', '2029-01-01', 'revoked']
])('until %s, revoked %s, on %s: %s', (validUntil, revokedAt, today, expected) => {
	expect(
		certificateState({
			validUntil: Temporal.PlainDate.from(validUntil),
			revokedAt: revokedAt === null ? null : Temporal.Instant.from(revokedAt),
			today: Temporal.PlainDate.from(today)
		})
	).toBe(expected);
});

test.each(['valid', 'expired', 'revoked'] as const)('says %s in words', (state) => {
	expect(certificateStateInWords(state)).toContain(state);
});
