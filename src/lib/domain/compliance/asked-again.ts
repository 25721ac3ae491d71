// What new versions of a department's own scenario ask of one officer, under one requirement in one cycle. Who passed
// an earlier version is asked what the trainer chose: nothing, to be told, to read what changed, to take the new one in
// the next cycle, or to take it again now. Of several releases since the version that was passed the most demanding one
// counts, and of equal ones the latest. Passing a later version answers everything before it; so does reading about a
// later one, except where the scenario is to be taken again. Nothing here touches a completion or a certificate.

import { Temporal } from 'temporal-polyfill';
import { isRetired, placeOf, type OwnRelease } from './own-releases.ts';

export interface RunOfVersion {
	hash: string;
	passed: boolean;
}

export interface AskedFacts {
	/** What has counted of the code up to now, first to last. */
	counted: readonly OwnRelease[];
	/** The officer's runs in the cycle, open ones too. */
	runs: readonly RunOfVersion[];
	/** Since when the officer is bound to take it; null where it is practice on offer. */
	boundSince: Temporal.PlainDate | null;
	/** The day on which a release began, in the department's time zone. */
	dayOf: (moment: Temporal.Instant) => Temporal.PlainDate;
	/** The last release of the code that the officer has read about; null for none. */
	readId: number | null;
}

/** `release` is the one that asks. */
export interface Asked {
	kind: 'tell' | 'read-difference' | 'retake-next-cycle' | 'retake-now';
	release: OwnRelease;
}

/** The one thing that is asked of the officer, or null. */
export function askedAgain({ counted, runs, boundSince, dayOf, readId }: AskedFacts): Asked | null {
	if (isRetired(counted)) return null;
	const retake = toBeRetaken(counted, runs);
	if (retake) return { kind: 'retake-now', release: retake };

	const held = placeHeld(counted, runs);
	const known = held >= 0 ? held : placeKnown(counted, runs, boundSince, dayOf);
	if (known === null) return null;
	const isRead = ({ id }: OwnRelease) => readId !== null && id <= readId;
	const open = counted
		.slice(known + 1)
		.filter((release) => !isRead(release))
		.flatMap((release) => asking(release, held >= 0, boundSince !== null));
	return open.toSorted((one, other) => weight[one.kind] - weight[other.kind]).at(-1) ?? null;
}

/** The release because of which somebody who has passed is to take the scenario again now; null for none. */
export function toBeRetaken(
	counted: readonly OwnRelease[],
	runs: readonly RunOfVersion[]
): OwnRelease | null {
	const held = placeHeld(counted, runs);
	const retake = lastRetake(counted);
	return held >= 0 && retake > held && !isRetired(counted) ? counted[retake]! : null;
}

const weight = { tell: 0, 'retake-next-cycle': 1, 'read-difference': 2, 'retake-now': 3 };

/** What a release asks of somebody, once it is not to be taken again now. */
function asking(release: OwnRelease, holds: boolean, isBound: boolean): Asked[] {
	switch (release.effect) {
		case 'none':
			return [];
		case 'tell':
		case 'read-difference':
			return [{ kind: release.effect, release }];
		case 'retake-next-cycle':
			// Practice has one cycle, which stays open; and who has passed nothing takes the new version anyway.
			if (!holds) return [];
			return [{ kind: isBound ? 'retake-next-cycle' : 'tell', release }];
		case 'retake-now':
			return [];
		default:
			return release.effect satisfies never;
	}
}

/**
 * How far somebody who has passed nothing knows the scenario: to the version they are in the middle of, or to what
 * counted when they were bound to it. null where nobody has told them of any.
 */
function placeKnown(
	counted: AskedFacts['counted'],
	runs: AskedFacts['runs'],
	boundSince: Temporal.PlainDate | null,
	dayOf: AskedFacts['dayOf']
): number | null {
	if (!boundSince) return null;
	const atFirst = counted.findLastIndex(
		({ releasedAt }) => Temporal.PlainDate.compare(dayOf(releasedAt), boundSince) <= 0
	);
	// The first release of all changes nothing.
	return Math.max(0, atFirst, lastPlace(counted, runs));
}

const placeHeld = (counted: AskedFacts['counted'], runs: AskedFacts['runs']) =>
	lastPlace(
		counted,
		runs.filter((run) => run.passed)
	);

const lastPlace = (counted: AskedFacts['counted'], runs: AskedFacts['runs']) =>
	Math.max(-1, ...runs.map(({ hash }) => placeOf(counted, hash)));

const lastRetake = (counted: readonly OwnRelease[]) =>
	counted.findLastIndex(({ effect }) => effect === 'retake-now');

/**
 * Whether a passed run of a version still counts for modules that are not completed yet: not where a later version is
 * to be taken now, unless the scenario was taken back since.
 */
export const stillCounts = (counted: readonly OwnRelease[], hash: string): boolean =>
	isRetired(counted) || placeOf(counted, hash) >= lastRetake(counted);

/** One time that somebody who had passed was asked to take the scenario again, and what came of it. */
export interface TakenAgain {
	release: OwnRelease;
	/** When a run on that version or a later one was passed; null while none was. */
	doneAt: Temporal.Instant | null;
	/** Asked no more: the scenario was taken back. */
	withdrawn: boolean;
}

/** For the record: every release that asked somebody to take the scenario again, in order. */
export function takenAgain(
	counted: readonly OwnRelease[],
	passes: readonly { hash: string; finishedAt: Temporal.Instant }[]
): TakenAgain[] {
	return counted.flatMap((release, place) => {
		if (release.effect !== 'retake-now') return [];
		if (!passes.some(({ hash }) => placeOf(counted, hash) < place)) return [];
		const answers = passes
			.filter(({ hash }) => placeOf(counted, hash) >= place)
			.map(({ finishedAt }) => finishedAt)
			.toSorted(Temporal.Instant.compare);
		const doneAt = answers[0] ?? null;
		return [{ release, doneAt, withdrawn: doneAt === null && isRetired(counted) }];
	});
}
