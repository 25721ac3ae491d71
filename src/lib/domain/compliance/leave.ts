// Time during which nothing runs against an officer: leave, military service.

import type { Temporal } from 'temporal-polyfill';

export const LEAVE_KINDS = ['military', 'medical', 'family', 'administrative', 'other'] as const;

export type LeaveKind = (typeof LEAVE_KINDS)[number];

/** Days of leave, both ends counted. Corrected spells are not among the facts. */
export interface LeaveSpell {
	kind: LeaveKind;
	fromOn: Temporal.PlainDate;
	/** null while nobody knows when it ends. */
	untilOn: Temporal.PlainDate | null;
}

/** Days on which one requirement asks nothing of one person, both ends counted. */
export interface WaiverSpell {
	fromOn: Temporal.PlainDate;
	untilOn: Temporal.PlainDate;
}
