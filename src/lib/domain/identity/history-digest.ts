// What a row of a person's history is called in the ledger: what was true of them, from when, and who said so when.

import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import type { PersonDetails } from './person.ts';

export interface HistoryEvidence extends PersonDetails {
	departmentId: string;
	personId: string;
	heldFrom: Temporal.PlainDate;
	recordedAt: Temporal.Instant;
	recordedBy: string | null;
	employed: boolean;
}

/** The same for the same row; other members of it (the name of the unit) do not count. */
export function historyDigest(row: HistoryEvidence): string {
	const { departmentId, personId, heldFrom, recordedAt, recordedBy, employed } = row;
	const { givenName, familyName, badgeNumber, stateOfficerId, rank, unitId } = row;
	// Rows from before these were asked for have digests without them.
	const assignment = row.assignment ?? undefined;
	const licensedOn = row.licensedOn ?? undefined;
	return digest({
		...{ departmentId, personId, heldFrom, recordedAt, recordedBy, employed },
		...{ givenName, familyName, badgeNumber, stateOfficerId, rank, unitId },
		...{ assignment, licensedOn }
	});
}
