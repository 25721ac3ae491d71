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
//   attempts, came to an ending that asks for another go (`most`): else their number would tell how many that were.

import { Temporal } from 'temporal-polyfill';

/** The smallest group that is shown, and the step in which officers are counted (ux.md C.2). */
export const FEWEST = 5;

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
export const inFives = (count: number) => count - (count % FEWEST);

/** The counted first attempts on each version, earliest first; versions with fewer than five are not in it. */
export function firstAttempts<Run extends FinishedRun>(runs: readonly Run[]): Map<string, Run[]> {
	const groups = new Map<string, Map<string, Run>>();
	for (const run of ranked(runs, 0)) {
		const group = groups.get(run.version) ?? new Map<string, Run>();
		groups.set(run.version, group);
		if (!group.has(run.officer)) group.set(run.officer, run);
	}
	return new Map(
		[...groups].flatMap(([version, group]) => {
			const counted = inWholeFives([...group.values()]);
			return counted.length > 0 ? [[version, counted]] : [];
		})
	);
}

/**
 * The counted second attempts of the officers whose first attempts on one version are counted.
 * @param first what `firstAttempts` counts of that version
 * @param most how many of them are known to have been asked for another go
 */
export function secondAttempts<Run extends FinishedRun>(
	runs: readonly Run[],
	first: readonly Run[],
	most: number
): Run[] {
	const series = new Map(first.map((run) => [keyOf(run), run.version]));
	const second = ranked(runs, 1).filter((run) => series.get(keyOf(run)) === run.version);
	return inWholeFives(second.slice(0, most));
}

const keyOf = ({ officer, series }: FinishedRun) => `${officer} ${series}`;

const byTime = (one: FinishedRun, other: FinishedRun) =>
	Temporal.Instant.compare(one.finishedAt, other.finishedAt) || (one.id < other.id ? -1 : 1);

const inWholeFives = <Run extends FinishedRun>(runs: readonly Run[]) =>
	runs.toSorted(byTime).slice(0, inFives(runs.length));

/** The runs that came `rank`-th in their officer's series, counted from 0, earliest first. */
function ranked<Run extends FinishedRun>(runs: readonly Run[], rank: number): Run[] {
	const seen = new Map<string, number>();
	return runs.toSorted(byTime).filter((run) => {
		const before = seen.get(keyOf(run)) ?? 0;
		seen.set(keyOf(run), before + 1);
		return before === rank;
	});
}
