import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { Filing, ReportableKind } from '#lib/domain/compliance/filing/state-report.ts';
import type { StatusKind } from '#lib/ui/Status.svelte';

export const KINDS: Record<ReportableKind, string> = {
	completion: 'Module',
	'session-credit': 'Session',
	outside: 'Training from elsewhere'
};

/** A state calls what is not sent, sent and accepted by words of its own, in this order. */
export function stateWords(states: readonly string[] | undefined) {
	return {
		'not-reported': states?.[0] ?? 'Not reported',
		submitted: states?.[1] ?? 'Submitted',
		approved: states?.[2] ?? 'Approved',
		refused: 'Refused'
	};
}

const MARKS: Record<Filing['state'], StatusKind> = {
	'not-reported': 'none',
	submitted: 'due',
	approved: 'complete',
	refused: 'in-grace'
};

/** A word and a shape; what is late and not on file bears the shape of what is overdue. */
export function statusOfFiling(
	{ state, daysLate, reportedOn }: Filing,
	words: ReturnType<typeof stateWords>
) {
	const isOpen = reportedOn === null && daysLate > 0;
	return { kind: isOpen ? ('overdue' as const) : MARKS[state], label: words[state] };
}

/** `Was due 7 December 2026, 3 days late`; empty where the state names no day. */
export function lateInWords({ dueOn, daysLate, reportedOn }: Filing): string {
	if (dueOn === null) return '';
	const due = dayInWords(dueOn);
	if (daysLate === 0) return reportedOn ? `Was due ${due}, in time` : `Due ${due}`;
	return `Was due ${due}, ${daysLate === 1 ? '1 day' : `${daysLate} days`} late`;
}

const REASONS: Record<string, string> = {
	'nothing-chosen': 'Choose at least one training in the table.',
	'too-many': 'Choose at most 200 at once.',
	'before-training': 'was held after that day',
	'in-the-future': 'cannot be reported on a day to come',
	'not-submitted': 'has to be submitted before it can be approved or refused',
	'is-approved': 'is approved already',
	'before-last-report': 'has a later entry already'
};

/** Why nothing was written down; `title` is the first training that it was for. */
export const refusalInWords = (reason: string, title?: string): string =>
	title === undefined
		? (REASONS[reason] ?? reason)
		: `“${title}” ${REASONS[reason] ?? reason}. Nothing was written down.`;

/** `3 trainings are written down.` */
export function doneInWords(written: number, before: number): string {
	const said = written === 1 ? '1 training is written down.' : `${written} trainings are written down.`;
	return before === 0 ? said : `${said} ${before} stood like that already.`;
}
