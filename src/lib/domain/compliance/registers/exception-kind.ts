/** Why somebody is on the list of exceptions. */
export type ExceptionKind = 'overdue' | 'in-grace' | 'waived' | 'on-leave' | 'separated' | 'new-hire';

export const EXCEPTION_WORDS: Record<ExceptionKind, string> = {
	overdue: 'Overdue',
	'in-grace': 'In grace',
	waived: 'Waived',
	'on-leave': 'On leave',
	separated: 'Separated',
	'new-hire': 'New hire'
};

/** For how many months somebody is new, and somebody who left is told, where no first day is asked for. */
export const MOVED_MONTHS = 12;
