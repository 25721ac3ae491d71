import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { certificateState, type CertificateState } from '#lib/domain/certificate/certificate-state.ts';
import type { findCertificate } from './queries.ts';

/** What is printed on a certificate: nothing else of it is ever told to whoever checks it. */
export interface CertificateRecord {
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

type Row = NonNullable<Awaited<ReturnType<typeof findCertificate>>>;

export function certificateRecord(row: Row): CertificateRecord {
	const {
		number,
		officerName,
		rank,
		badgeNumber,
		departmentName,
		courseCode,
		courseTitle,
		requirementTitle
	} = row;
	const { citation, contentHash, minutes, won, most, completedOn, validUntil, issuedAt } = row;
	return {
		...{ number, officerName, rank, badgeNumber, departmentName, courseCode, courseTitle, requirementTitle },
		...{ citation, contentHash, minutes, won, most, completedOn, validUntil, issuedAt }
	};
}

/** What it is worth at a moment, in the department's time zone. */
export const stateOf = ({ validUntil, revokedAt, timeZone }: Row, now: Temporal.Instant): CertificateState =>
	certificateState({ validUntil, revokedAt, today: localDay(now, timeZone) });
