// An officer with several requirements stands where the worst of them stands: overdue before due before current.
// Among equals the one due first counts.

import { Temporal } from 'temporal-polyfill';
import type { Standing, StandingKind } from './standing.ts';

const urgency: Record<StandingKind, number> = { overdue: 0, due: 1, current: 2, 'not-applicable': 3 };

/** The one that counts most, or null when there are none. Order does not matter, except among complete equals. */
export function overallStanding<S extends { standing: Standing }>(standings: readonly S[]): S | null {
	let worst: S | null = null;
	for (const one of standings) if (!worst || comesBefore(one.standing, worst.standing)) worst = one;
	return worst;
}

function comesBefore(one: Standing, other: Standing): boolean {
	if (one.kind !== other.kind) return urgency[one.kind] < urgency[other.kind];
	if (!one.dueOn || !other.dueOn) return false;
	return Temporal.PlainDate.compare(one.dueOn, other.dueOn) < 0;
}
