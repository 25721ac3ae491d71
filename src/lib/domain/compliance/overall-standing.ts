// An officer with several requirements stands where the worst of them stands: overdue before in grace before due, then
// what is due later because of leave or a waiver, then current.
// Among equals the one due first counts.

import { Temporal } from 'temporal-polyfill';
import type { Standing, StandingKind } from './standing.ts';

/** In which order standings count, the most urgent first. */
export const URGENCY: Record<StandingKind, number> = {
	...{ overdue: 0, 'in-grace': 1, due: 2, paused: 3, waived: 4, current: 5, 'not-applicable': 6 }
};

/** The one that counts most, or null when there are none. Order does not matter, except among complete equals. */
export function overallStanding<S extends { standing: Standing }>(standings: readonly S[]): S | null {
	let worst: S | null = null;
	for (const one of standings) if (!worst || comesBefore(one.standing, worst.standing)) worst = one;
	return worst;
}

function comesBefore(one: Standing, other: Standing): boolean {
	if (one.kind !== other.kind) return URGENCY[one.kind] < URGENCY[other.kind];
	if (!one.dueOn || !other.dueOn) return false;
	return Temporal.PlainDate.compare(one.dueOn, other.dueOn) < 0;
}
