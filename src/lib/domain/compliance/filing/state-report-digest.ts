// What an entry about a report to the state is called in the ledger: all that it says, and who wrote it down when.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { ReportableKind, StateReport } from './state-report.ts';

export interface StateReportEvidence extends StateReport {
	departmentId: string;
	id: string;
	personId: string;
	ofKind: ReportableKind;
	ofId: string;
	recordedBy: string;
	recordedAt: Temporal.Instant;
}

/** The same for the same row; other members of it do not count. */
export function stateReportRecord(row: StateReportEvidence): Canonical {
	const { departmentId, id, personId, ofKind, ofId, state, reportedOn } = row;
	const { confirmationNumber, note, recordedBy, recordedAt } = row;
	return {
		...{ departmentId, id, personId, ofKind, ofId, state, reportedOn },
		...{ confirmationNumber, note, recordedBy, recordedAt }
	};
}

export const stateReportDigest = (row: StateReportEvidence): string => digest(stateReportRecord(row));
