// What a row of a person's history is called in the ledger: what was true of them, from when, and who said so when.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import {
	cutSeal,
	identityPart,
	openIdentity,
	REMOVED,
	sealIdentity,
	type IdentitySeal
} from './identity-cut.ts';
import type { PersonDetails } from './person.ts';

/** A row before its names are sealed. */
export interface HistoryFacts extends PersonDetails {
	departmentId: string;
	personId: string;
	heldFrom: Temporal.PlainDate;
	recordedAt: Temporal.Instant;
	recordedBy: string | null;
	employed: boolean;
}

export interface HistoryEvidence extends HistoryFacts, IdentitySeal {}

const namesOf = ({ givenName, familyName, badgeNumber, stateOfficerId }: PersonDetails) => ({
	...{ givenName, familyName, badgeNumber, stateOfficerId }
});

/** The row as it is written: its names are hashed with a new random `salt`. */
export const sealHistory = <Row extends HistoryFacts>(row: Row, salt: string): Row & IdentitySeal => ({
	...row,
	...sealIdentity(namesOf(row), salt)
});

/** The row as a removal leaves it. */
export const cutHistory = <Row extends HistoryEvidence>(row: Row, removalId: string): Row => ({
	...row,
	...REMOVED.person,
	...cutSeal(row, removalId)
});

/** What `identity` in a row's record is the digest of; null where it was cut, or in a row from before. */
export const historyIdentity = (row: HistoryEvidence): Canonical => openIdentity(row, namesOf(row));

/** What is hashed of a row; other members of it (the name of the unit) do not count. */
export function historyRecord(row: HistoryEvidence): Canonical {
	const { departmentId, personId, heldFrom, recordedAt, recordedBy, employed, rank, unitId } = row;
	// Rows from before these were asked for have digests without them.
	const assignment = row.assignment ?? undefined;
	const licensedOn = row.licensedOn ?? undefined;
	return {
		...{ departmentId, personId, heldFrom, recordedAt, recordedBy, employed, rank, unitId },
		...{ assignment, licensedOn },
		...identityPart(row, namesOf(row), REMOVED.person)
	};
}

/** The same for the same row, also when its identity was cut in between. */
export const historyDigest = (row: HistoryEvidence) => digest(historyRecord(row));
