// Calendar cycles in words.

import { counted, dayAndMonth, dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { CycleKind, RecurrenceRule } from './requirement.ts';
import type { WindowBasis } from './term.ts';

/** `anchored, 30 June of every fourth year; hired 14 March 2025, so this is the first full cycle` */
export function windowWords(basis: WindowBasis, rule: Pick<RecurrenceRule, 'cycle' | 'everyMonths'>): string {
	const { from, to, came, origin } = basis;
	const counted = origin
		? `licence period from ${dayInWords(from)}, counted from ${origin.isHire ? 'hire, as no licence date is recorded, on' : 'the licence of'} ${dayInWords(origin.on)}`
		: rule.cycle.kind === 'anchored'
			? `${cycleWords(rule)}, the cycle from ${dayInWords(from)}`
			: `fixed cycle from ${dayInWords(from)} to ${dayInWords(to)}`;
	if (!came) return counted;
	const began = `${came.because === 'hired' ? 'hired' : 'asked since'} ${dayInWords(came.on)}`;
	if (came.isFirstFull) return `${counted}; ${began}, so this is the first full cycle`;
	if (came.share < 1)
		return `${counted}; ${began}, so ${Math.round(came.share * 100)} percent of the hours are asked`;
	return `${counted}; ${began}, in the middle of it`;
}

/** `every 24 months from completion`, `30 June of every fourth year` */
export function cycleWords({ cycle, everyMonths }: { cycle: CycleKind; everyMonths: number }): string {
	switch (cycle.kind) {
		case 'rolling':
			return `every ${months(everyMonths)} from each completion`;
		case 'fixed':
			return `fixed cycles of ${months(everyMonths)}, one of which begins ${dayInWords(cycle.startsOn)}`;
		case 'anchored':
			return `anchored, ${dayAndMonth(cycle)} of ${everyYears(everyMonths / 12)}`;
		case 'licence':
			return `licence periods of ${months(everyMonths)}`;
		default:
			return cycle satisfies never;
	}
}

const months = (count: number) => (count % 12 === 0 ? counted(count / 12, 'year') : counted(count, 'month'));

const everyYears = (count: number) =>
	count === 1 ? 'every year' : `every ${ORDINALS[count] ?? `${count}th`} year`;

const ORDINALS: Record<number, string> = { 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', 6: 'sixth' };
