// What an officer's request to put their record right is called in the ledger, and its answer.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';

export interface RequestEvidence {
	departmentId: string;
	id: string;
	personId: string;
	/** Which record, in words. */
	about: string;
	text: string;
	askedAt: Temporal.Instant;
}

/** What is hashed of a request; other members of the row do not count. */
export function requestRecord(row: RequestEvidence): Canonical {
	const { departmentId, id, personId, about, text, askedAt } = row;
	return { departmentId, id, personId, about, text, askedAt };
}

export const requestDigest = (row: RequestEvidence) => digest(requestRecord(row));

export interface AnswerEvidence {
	departmentId: string;
	requestId: string;
	personId: string;
	/** False when the record was left as it is. */
	corrected: boolean;
	answer: string;
	answeredBy: string;
	answeredAt: Temporal.Instant;
}

/** What is hashed of an answer. */
export function answerRecord(row: AnswerEvidence): Canonical {
	const { departmentId, requestId, personId, corrected, answer, answeredBy, answeredAt } = row;
	return { departmentId, requestId, personId, corrected, answer, answeredBy, answeredAt };
}

export const answerDigest = (row: AnswerEvidence) => digest(answerRecord(row));
