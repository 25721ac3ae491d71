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

/** As the rest of a sentence: `during military leave`. Why somebody is ill or at home is nobody's business here. */
export const leaveWords: Record<LeaveKind, string> = {
	military: 'military leave',
	medical: 'leave',
	family: 'leave',
	administrative: 'administrative leave',
	other: 'leave'
};
