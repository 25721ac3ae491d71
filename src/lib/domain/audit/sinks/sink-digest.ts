import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '../canonical.ts';

export interface SinkEvidence {
	departmentId: string;
	id: string;
	kind: string;
	target: string;
	addedBy: string;
	addedAt: Temporal.Instant;
}

/** What a place for copies of checkpoints is called in the ledger. */
export const sinkRecord = ({
	departmentId,
	id,
	kind,
	target,
	addedBy,
	addedAt
}: SinkEvidence): Canonical => ({
	...{ departmentId, id, kind, target },
	...{ addedBy, addedAt }
});

export const sinkDigest = (row: SinkEvidence): string => digest(sinkRecord(row));

export interface SinkEndingEvidence {
	departmentId: string;
	sinkId: string;
	endedBy: string;
	endedAt: Temporal.Instant;
}

export const sinkEndingRecord = ({
	departmentId,
	sinkId,
	endedBy,
	endedAt
}: SinkEndingEvidence): Canonical => ({
	...{ departmentId, sinkId, endedBy, endedAt }
});

export const sinkEndingDigest = (row: SinkEndingEvidence): string => digest(sinkEndingRecord(row));
