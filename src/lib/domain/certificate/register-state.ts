import type { CertificateState } from './certificate-state.ts';

/**
 * What a certificate is in the register. One whose days have not passed, while a later one for the same module and
 * requirement stands, is superseded: it is still genuine, and whoever counts officers counts the later one.
 */
export type RegisterCertificateState = CertificateState | 'superseded';

export const CERTIFICATE_WORDS: Record<RegisterCertificateState, string> = {
	valid: 'Valid',
	expired: 'Expired',
	revoked: 'Revoked',
	superseded: 'Superseded'
};
