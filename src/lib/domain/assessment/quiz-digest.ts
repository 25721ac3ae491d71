// What a submitted quiz is called in the ledger. It covers the attempt, every revision of every answer and the
// result, so that none of them can be changed, added or taken away unseen.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';

export interface QuizEvidence {
	attempt: {
		id: string;
		departmentId: string;
		personId: string;
		requirementId: string;
		cycle: number;
		code: string;
		contentHash: string;
		number: number;
		seed: string;
		passPercent: number;
		startedAt: Temporal.Instant;
	};
	answers: readonly {
		question: number;
		revision: number;
		shown: readonly number[];
		chosen: readonly number[];
		answeredAt: Temporal.Instant;
	}[];
	submission: { won: number; most: number; passed: boolean; bySkill: unknown; submittedAt: Temporal.Instant };
}

/** The same for the same rows, in whatever order the answers come; other members of the rows do not count. */
export function quizRecord({ attempt: a, answers, submission: s }: QuizEvidence): Canonical {
	return {
		attempt: {
			id: a.id,
			departmentId: a.departmentId,
			personId: a.personId,
			requirementId: a.requirementId,
			cycle: a.cycle,
			code: a.code,
			contentHash: a.contentHash,
			number: a.number,
			seed: a.seed,
			passPercent: a.passPercent,
			startedAt: a.startedAt
		},
		answers: answers
			.toSorted((one, other) => one.question - other.question || one.revision - other.revision)
			.map(({ question, revision, shown, chosen, answeredAt }) => ({
				question,
				revision,
				shown,
				chosen,
				answeredAt
			})),
		submission: {
			won: s.won,
			most: s.most,
			passed: s.passed,
			bySkill: s.bySkill as Canonical,
			submittedAt: s.submittedAt
		}
	};
}

export const quizDigest = (row: QuizEvidence): string => digest(quizRecord(row));
