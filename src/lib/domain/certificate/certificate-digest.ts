// What a certificate is called in the ledger: everything that is printed on it, and what it certifies.

import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';

export interface CertificateEvidence {
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

/** The same for the same row; other members of it (its stored digest, a revocation) do not count. */
export function certificateDigest(certificate: CertificateEvidence): string {
	const { id, departmentId, completionId, personId, number, officerName, rank, badgeNumber, departmentName } =
		certificate;
	const { courseCode, courseTitle, requirementTitle, citation, contentHash } = certificate;
	const { minutes, won, most, completedOn, validUntil, issuedAt } = certificate;
	return digest({
		...{ id, departmentId, completionId, personId, number, officerName, rank, badgeNumber, departmentName },
		...{ courseCode, courseTitle, requirementTitle, citation, contentHash },
		...{ minutes, won, most, completedOn, validUntil, issuedAt }
	});
}
