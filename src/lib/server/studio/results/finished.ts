import type { Temporal } from 'temporal-polyfill';
import type { FinishedRun } from '#lib/domain/studio/results/group-runs.ts';

/** Whose results of what, on which versions. */
export interface Of {
	departmentId: string;
	code: string;
	versions: { hash: string; since: Temporal.Instant }[];
}

interface Row {
	personId: string;
	contentHash: string;
	requirementId: string;
	cycle: number;
}

/** A row as the rules of counting know it. */
export const asFinished = <Kept extends Row>(row: Kept & Pick<FinishedRun, 'id' | 'finishedAt'>) => ({
	...row,
	officer: row.personId,
	version: row.contentHash,
	series: `${row.requirementId} ${row.cycle}`
});
