// Which entries of the ledger a pack tells, and with which record. Every entry is there, so that none can be left out
// unseen; the text of those that are nobody's training is not: when who signed in, what somebody looked at, how a
// department writes its own scenarios, and which way through a scenario somebody took.

const WITHHELD: ReadonlySet<string> = new Set([
	...['signed-in', 'signed-out', 'sign-in-refused', 'access-refused', 'password-changed'],
	...['record-opened', 'page-opened', 'file-fetched'],
	...['scenario-started', 'scenario-finished', 'change-read'],
	...['review-asked', 'review-decided', 'media-added']
]);

/** Why somebody is on leave is not for who looks from outside. */
const LEAVE = 'leave-recorded';

export const isWithheld = (kind: string, { withoutLeave }: { withoutLeave: boolean }): boolean =>
	WITHHELD.has(kind) || (withoutLeave && kind === LEAVE);

/** Steps of a training: of earlier ones than the period the pack tells that they were, not what they said. */
const STEPS: ReadonlySet<string> = new Set([
	...['enrolled', 'lesson-finished', 'quiz-started', 'quiz-submitted', 'extra-attempt-granted'],
	...['session-invited', 'session-signed']
]);

/** What lasts for a while, and is told while it does. */
const LASTING: ReadonlySet<string> = new Set(['completion-awarded', 'certificate-issued']);

/**
 * Whether an entry from before the period is told with its record.
 * @param validUntil of the record, as it says itself
 */
export function isToldFromBefore(kind: string, validUntil: string | null, from: string): boolean {
	if (STEPS.has(kind)) return false;
	return !LASTING.has(kind) || validUntil === null || validUntil >= from;
}

/** In the pack of one officer: what is about the department itself, and its rules. */
export const COMMON: readonly string[] = [
	...['department-founded', 'requirement-adopted', 'requirement-revised'],
	...['agency-set', 'course-approval-set']
];

/** Whether an entry from after the period is told with its record: what changes what was in it. */
export const isToldLater = (kind: string): boolean => !STEPS.has(kind) && !LASTING.has(kind);
