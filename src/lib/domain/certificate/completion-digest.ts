// What a completion is called in the ledger: everything it rests on and everything it grants.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';

export interface CompletionEvidence {
	id: string;
	departmentId: string;
	personId: string;
	requirementId: string;
	cycle: number;
	code: string;
	contentHash: string;
	quizAttemptId: string;
	statementHash: string;
	won: number;
	most: number;
	minutesApproved: number;
	minutesActive: number;
	completedAt: Temporal.Instant;
	completedOn: Temporal.PlainDate;
	validUntil: Temporal.PlainDate;
	/** Ids of the passed runs that it rests on. */
	runs: readonly string[];
}

/** The same for the same row and runs, in whatever order the runs come; other members of the row do not count. */
export function completionRecord(completion: CompletionEvidence): Canonical {
	const {
		id,
		departmentId,
		personId,
		requirementId,
		cycle,
		code,
		contentHash,
		quizAttemptId,
		statementHash
	} = completion;
	const { won, most, minutesApproved, minutesActive, completedAt, completedOn, validUntil, runs } =
		completion;
	return {
		...{ id, departmentId, personId, requirementId, cycle, code, contentHash, quizAttemptId, statementHash },
		...{
			won,
			most,
			minutesApproved,
			minutesActive,
			completedAt,
			completedOn,
			validUntil,
			runs: runs.toSorted()
		}
	};
}

export const completionDigest = (row: CompletionEvidence): string => digest(completionRecord(row));
