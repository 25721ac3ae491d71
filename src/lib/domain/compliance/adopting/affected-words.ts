// Whom a requirement affects, said before it is saved.

import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { StandingKind } from '../standing.ts';
import type { AffectedCounts } from './standing-change.ts';

/** `This affects 84 officers; 12 become overdue.` */
export function affectedWords({ affected, become }: AffectedCounts): string {
	if (affected === 0) return 'This affects nobody.';
	const late = become.overdue;
	const overdue =
		late === 0 ? 'nobody becomes overdue' : `${number(late)} ${late === 1 ? 'becomes' : 'become'} overdue`;
	return `This affects ${officers(affected)}; ${overdue}.`;
}

/**
 * The rest of it, a sentence each.
 * @param on the day that it is computed for
 */
export function affectedDetails(
	counts: AffectedCounts,
	{ on, isNew }: { on: Temporal.PlainDate; isNew: boolean }
): string[] {
	const { bound, stand, newly, released, moved, become } = counts;
	const standing = SHOWN.filter((kind) => stand[kind] > 0).map(
		(kind) => `${number(stand[kind])} ${WORDS[kind]}`
	);
	const lines = [
		bound > 0
			? `On ${dayInWords(on)}, of ${number(bound)} who are asked: ${standing.join(', ')}.`
			: `On ${dayInWords(on)} it asks nothing of anybody.`
	];
	if (isNew) return lines;
	if (newly > 0)
		lines.push(`${officers(newly)} ${newly === 1 ? 'is' : 'are'} asked who would not be otherwise.`);
	if (released > 0) lines.push(`${officers(released)} ${released === 1 ? 'is' : 'are'} not asked any more.`);
	for (const kind of SHOWN)
		if (kind !== 'overdue' && become[kind] > 0 && become[kind] !== newly)
			lines.push(`${officers(become[kind])} ${become[kind] === 1 ? 'becomes' : 'become'} ${WORDS[kind]}.`);
	if (moved > 0) lines.push(`For ${officers(moved)} only the due day moves.`);
	if (lines.length === 1 && become.overdue === 0) lines.push('Nobody’s standing or due day is another.');
	return lines;
}

const SHOWN: StandingKind[] = ['overdue', 'in-grace', 'due', 'current', 'waived', 'paused'];

const WORDS: Record<StandingKind, string> = {
	overdue: 'overdue',
	'in-grace': 'in grace',
	due: 'due',
	current: 'current',
	waived: 'waived',
	paused: 'paused by leave',
	'not-applicable': 'not asked'
};

const number = (count: number) => count.toLocaleString('en');
const officers = (count: number) => `${number(count)} ${count === 1 ? 'officer' : 'officers'}`;
