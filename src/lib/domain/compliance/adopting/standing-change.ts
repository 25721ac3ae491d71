// What a requirement, or a new version of one, does to people: where each would stand without it and with it, on the
// same day and by the same facts.

import type { Standing, StandingKind } from '../standing.ts';

export interface StandingChange {
	before: Standing;
	after: Standing;
}

export interface AffectedCounts {
	/** Who is asked without the change or with it. */
	affected: number;
	/** Who is asked with it. */
	bound: number;
	/** Asked with it and not without it, and the other way round. */
	newly: number;
	released: number;
	/** Whose standing becomes this kind by the change. */
	become: Record<StandingKind, number>;
	/** How everybody who is asked with it stands then. */
	stand: Record<StandingKind, number>;
	/** Whose standing stays of its kind and is due on another day. */
	moved: number;
}

const NONE: Record<StandingKind, number> = {
	...{ current: 0, due: 0, 'in-grace': 0, overdue: 0 },
	...{ waived: 0, paused: 0, 'not-applicable': 0 }
};

const isAsked = ({ kind }: Standing) => kind !== 'not-applicable';

export const isAffected = ({ before, after }: StandingChange) => isAsked(before) || isAsked(after);

/** What the change is to somebody whom it affects. */
export function changeOf({ before, after }: StandingChange): 'kind' | 'day' | 'none' {
	if (before.kind !== after.kind) return 'kind';
	return String(before.dueOn) === String(after.dueOn) ? 'none' : 'day';
}

export function countAffected(changes: readonly StandingChange[]): AffectedCounts {
	const counts: AffectedCounts = {
		...{ affected: 0, bound: 0, newly: 0, released: 0, moved: 0 },
		...{ become: { ...NONE }, stand: { ...NONE } }
	};
	for (const change of changes) {
		if (!isAffected(change)) continue;
		const { before, after } = change;
		counts.affected++;
		if (isAsked(after)) counts.bound++;
		if (isAsked(after)) counts.stand[after.kind]++;
		if (!isAsked(before)) counts.newly++;
		if (!isAsked(after)) counts.released++;
		const kind = changeOf(change);
		if (kind === 'kind') counts.become[after.kind]++;
		if (kind === 'day') counts.moved++;
	}
	return counts;
}

/** What has to be looked at first: a change of kind before a moved day, late before what is not. */
export function byUrgency(one: StandingChange, other: StandingChange): number {
	return rank(one) - rank(other);
}

const CHANGES = ['kind', 'day', 'none'];
const KINDS = ['overdue', 'in-grace', 'due', 'paused', 'waived', 'current', 'not-applicable'];

const rank = (change: StandingChange) =>
	CHANGES.indexOf(changeOf(change)) * KINDS.length + KINDS.indexOf(change.after.kind);
