// Whose runs are counted together, so that two figures can never be subtracted from one another:
//
// * A group is one version and one attempt, first or second. Groups share no run, and nothing is ever added up over
//   groups, so no difference of two of them is a third.
// * An officer counts once in a group, by the earliest run; later ones change nothing.
// * Officers are counted in whole fives, in the order in which they finished. What one more officer did is not seen until
//   four others have finished too: yesterday's page beside today's tells of five officers, never of one.
// * Only finished runs count. An open one may be somebody who stepped away, which is shown to nobody (ux.md).
// * A second attempt counts when the officer's first one does, on the same version: what was done again is then compared
//   with what was done by the same people. There are never more of them than officers who, by what is shown of the first
//   attempts, came to an ending that asks for another go: else their number would tell how many that were.

import { Temporal } from 'temporal-polyfill';
import { SMALLEST_GROUP } from '../group-in-words.ts';

export interface FinishedRun {
	id: string;
	officer: string;
	/** Hash of the version it was played on. */
	version: string;
	/** What a second go repeats: one cycle of one requirement. */
	series: string;
	finishedAt: Temporal.Instant;
}

/** The largest whole number of fives that is not more. */
export const inFives = (count: number) => count - (count % SMALLEST_GROUP);

/** The first attempts on each version, each officer once, earliest first. */
export function firstAttempts<Run extends FinishedRun>(runs: readonly Run[]): Map<string, Run[]> {
	const groups = new Map<string, Map<string, Run>>();
	for (const run of ranked(runs, 0)) {
		const group = groups.get(run.version) ?? new Map<string, Run>();
		groups.set(run.version, group);
		if (!group.has(run.officer)) group.set(run.officer, run);
	}
	return new Map([...groups].map(([version, group]) => [version, [...group.values()]]));
}

/** The second attempts that follow some first ones on the same version, earliest first. */
export function secondAttempts<Run extends FinishedRun>(
	runs: readonly Run[],
	first: readonly FinishedRun[]
): Run[] {
	const followed = new Map(first.map((run) => [keyOf(run), run.version]));
	return ranked(runs, 1).filter((run) => followed.get(keyOf(run)) === run.version);
}

/** Of runs in their order those that count: whole fives, never more than `most`. */
export const counted = <Run>(runs: readonly Run[], most = Infinity) =>
	runs.slice(0, inFives(Math.min(runs.length, most)));

const keyOf = ({ officer, series }: FinishedRun) => `${officer} ${series}`;

const byTime = (one: FinishedRun, other: FinishedRun) =>
	Temporal.Instant.compare(one.finishedAt, other.finishedAt) || (one.id < other.id ? -1 : 1);

/** The runs that came `rank`-th in their officer's series, counted from 0, earliest first. */
function ranked<Run extends FinishedRun>(runs: readonly Run[], rank: number): Run[] {
	const seen = new Map<string, number>();
	return runs.toSorted(byTime).filter((run) => {
		const before = seen.get(keyOf(run)) ?? 0;
		seen.set(keyOf(run), before + 1);
		return before === rank;
	});
}
