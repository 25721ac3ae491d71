import type { Temporal } from 'temporal-polyfill';
import { dueInWords } from '#lib/domain/calendar/day-words.ts';
import type { Standing, StandingKind } from '#lib/domain/compliance/standing.ts';

const words: Record<StandingKind, string> = {
	current: 'Current',
	due: 'Due',
	'in-grace': 'In grace',
	overdue: 'Overdue',
	waived: 'Waived',
	paused: 'Paused',
	'not-applicable': 'Not applicable'
};

/** A standing as the Status component takes it: `Due in 6 days`. */
export function statusOf(
	standing: Standing,
	today: Temporal.PlainDate
): { kind: StandingKind; label: string } {
	const { kind, dueOn } = standing;
	if (kind !== 'due' && kind !== 'overdue') return { kind, label: words[kind] };
	// The day itself stands beside it, in a column of its own.
	const due = dueInWords(dueOn, today).replace(/,.*/, '');
	return { kind, label: due.charAt(0).toUpperCase() + due.slice(1) };
}
