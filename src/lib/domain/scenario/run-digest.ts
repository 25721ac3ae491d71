// What a finished run is called in the ledger. It covers the run, every step with what was shown and chosen, and
// the result, so that none of them can be changed, added or taken away unseen.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';

export interface RunEvidence {
	run: {
		id: string;
		departmentId: string;
		personId: string;
		requirementId: string;
		cycle: number;
		code: string;
		contentHash: string;
		number: number;
		passPercent: number;
		startedAt: Temporal.Instant;
	};
	steps: readonly {
		step: number;
		scene: string;
		kind: string;
		shown: readonly number[];
		chosen: readonly number[];
		madeAt: Temporal.Instant;
		hash: string;
	}[];
	result: {
		ending: string;
		won: number;
		most: number;
		passed: boolean;
		bySkill: unknown;
		criticalErrors: readonly string[];
		finishedAt: Temporal.Instant;
	};
}

/** The same for the same rows, in whatever order the steps come; other members of the rows do not count. */
export function runRecord({ run, steps, result }: RunEvidence): Canonical {
	return {
		run: {
			id: run.id,
			departmentId: run.departmentId,
			personId: run.personId,
			requirementId: run.requirementId,
			cycle: run.cycle,
			code: run.code,
			contentHash: run.contentHash,
			number: run.number,
			passPercent: run.passPercent,
			startedAt: run.startedAt
		},
		steps: steps
			.toSorted((one, other) => one.step - other.step)
			.map(({ step, scene, kind, shown, chosen, madeAt, hash }) => ({
				step,
				scene,
				kind,
				shown,
				chosen,
				madeAt,
				hash
			})),
		result: {
			ending: result.ending,
			won: result.won,
			most: result.most,
			passed: result.passed,
			bySkill: result.bySkill as Canonical,
			criticalErrors: result.criticalErrors,
			finishedAt: result.finishedAt
		}
	};
}

export const runDigest = (row: RunEvidence): string => digest(runRecord(row));
