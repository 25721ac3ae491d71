// What a certificate is called in the ledger: everything that is printed on it, and what it certifies.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import {
	cutSeal,
	identityPart,
	openIdentity,
	REMOVED,
	sealIdentity,
	type IdentitySeal
} from '#lib/domain/identity/identity-cut.ts';

/** A certificate before its names are sealed. */
export interface CertificateFacts {
	id: string;
	departmentId: string;
	completionId: string;
	personId: string;
	number: string;
	officerName: string;
	rank: string | null;
	badgeNumber: string | null;
	departmentName: string;
	courseCode: string;
	courseTitle: string;
	requirementTitle: string;
	citation: string;
	contentHash: string;
	minutes: number;
	won: number;
	most: number;
	completedOn: Temporal.PlainDate;
	validUntil: Temporal.PlainDate;
	issuedAt: Temporal.Instant;
}

export interface CertificateEvidence extends CertificateFacts, IdentitySeal {}

const namesOf = ({ officerName, badgeNumber }: CertificateFacts) => ({ officerName, badgeNumber });

/** The certificate as it is written: its names are hashed with a new random `salt`. */
export const sealCertificate = <Row extends CertificateFacts>(
	row: Row,
	salt: string
): Row & IdentitySeal => ({
	...row,
	...sealIdentity(namesOf(row), salt)
});

/** The certificate as a removal leaves it. */
export const cutCertificate = <Row extends CertificateEvidence>(row: Row, removalId: string): Row => ({
	...row,
	...REMOVED.certificate,
	...cutSeal(row, removalId)
});

/** What `identity` in a certificate's record is the digest of; null where it was cut, or in one from before. */
export const certificateIdentity = (certificate: CertificateEvidence): Canonical =>
	openIdentity(certificate, namesOf(certificate));

/** What is hashed of a certificate; other members of it (its stored digest, a revocation) do not count. */
export function certificateRecord(certificate: CertificateEvidence): Canonical {
	const { id, departmentId, completionId, personId, number, rank, departmentName } = certificate;
	const { courseCode, courseTitle, requirementTitle, citation, contentHash } = certificate;
	const { minutes, won, most, completedOn, validUntil, issuedAt } = certificate;
	return {
		...{ id, departmentId, completionId, personId, number, rank, departmentName },
		...{ courseCode, courseTitle, requirementTitle, citation, contentHash },
		...{ minutes, won, most, completedOn, validUntil, issuedAt },
		...identityPart(certificate, namesOf(certificate), REMOVED.certificate)
	};
}

/** The same for the same certificate, also when its identity was cut in between. */
export const certificateDigest = (certificate: CertificateEvidence) => digest(certificateRecord(certificate));
