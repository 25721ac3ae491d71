// A requirement's versions, oldest first, and which of them says what.

import type { Temporal } from 'temporal-polyfill';
import type { RecurrenceRule } from './requirement.ts';
import { isBefore } from './term.ts';

/** The version that counts on a day: the last one whose day has come; null before the first. */
export function versionOn<R extends RecurrenceRule>(
	versions: readonly R[],
	day: Temporal.PlainDate
): R | null {
	return versions.findLast(({ effectiveOn }) => !isBefore(day, effectiveOn)) ?? null;
}

/** From when the cycles of a version's kind are counted: the first version that began them. */
export const countedSince = (versions: readonly RecurrenceRule[], { cyclesFrom }: RecurrenceRule) =>
	versions.find((version) => version.cyclesFrom === cyclesFrom)!.effectiveOn;

/** Whether a later version goes on with the cycles of an earlier one, or begins to count anew. */
export const continues = (one: Pick<RecurrenceRule, 'cycle' | 'everyMonths'>, other: typeof one): boolean => {
	if (one.cycle.kind !== other.cycle.kind || one.everyMonths !== other.everyMonths)
		return one.cycle.kind === 'rolling' && other.cycle.kind === 'rolling';
	return JSON.stringify(one.cycle) === JSON.stringify(other.cycle);
};
