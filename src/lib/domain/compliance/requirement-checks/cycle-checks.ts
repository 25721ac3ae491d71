// A cycle that cannot be kept is refused: a renewal window, a grace or an active time longer than the cycle itself,
// windows of three cycles open at once, a day that no year has.

import { Temporal } from 'temporal-polyfill';
import { addMonths } from '#lib/domain/calendar/add-months.ts';
import type { CycleKind } from '../requirement.ts';
import { windowAt, type CalendarCycle } from '../windows.ts';
import { isCount, type Check } from './problem.ts';

/** What the checks of a cycle look at. */
export interface EnteredCycle {
	cycle: CycleKind;
	effectiveOn: Temporal.PlainDate;
	everyMonths: number;
	firstDueDays: number;
	renewalWindowDays: number;
	graceDays: number;
	minActiveDays: number;
	hires: string;
}

/** The longest cycle that is taken for meant: twenty years. */
export const MOST_MONTHS = 240;
const MOST_DAYS = 3650;

const KINDS = ['rolling', 'fixed', 'anchored', 'licence'];
const HIRES = ['next-full', 'whole', 'pro-rated'];

export function cycleChecks(entered: EnteredCycle): Check[] {
	const { cycle, everyMonths, renewalWindowDays, graceDays, minActiveDays, hires } = entered;
	const isRolling = cycle.kind === 'rolling';
	const isLong = isCount(everyMonths, 1, MOST_MONTHS);
	const shortest = isLong ? shortestCycleDays(everyMonths) : Infinity;
	return [
		['cycle', () => KINDS.includes(cycle.kind), 'Choose how it recurs.'],
		['effectiveOn', () => isSensible(entered.effectiveOn), 'Give a day between 1990 and 2100.'],
		[
			'firstDueDays',
			() => isCount(entered.firstDueDays, 1, MOST_DAYS),
			`The first due day is at least one day after the start, and at most ${MOST_DAYS}.`
		],
		['everyMonths', () => isLong, `It recurs after one month or more, and at most ${MOST_MONTHS}.`],
		[
			'everyMonths',
			() => cycle.kind !== 'anchored' || everyMonths % 12 === 0,
			'A cycle that ends on one day of the year lasts whole years: 12, 24, 36 months and so on.'
		],
		...kindChecks(entered),
		[
			'renewalWindowDays',
			() => isCount(renewalWindowDays, 0, Number.MAX_SAFE_INTEGER),
			'A renewal window has no negative days and no parts of a day.'
		],
		[
			'renewalWindowDays',
			() => !isLong || renewalWindowDays <= everyMonths * 28,
			'The renewal window is longer than the cycle: officers would never be done.'
		],
		[
			'graceDays',
			() => isCount(graceDays, 0, Number.MAX_SAFE_INTEGER),
			'The days of grace are a whole number, 0 or more.'
		],
		[
			'graceDays',
			() => graceDays < shortest,
			'The grace is as long as the cycle or longer: nobody would ever be overdue.'
		],
		[
			'graceDays',
			() => graceDays + renewalWindowDays < shortest,
			'Grace and renewal window together reach over a whole cycle, so that three cycles would be open at once.'
		],
		[
			'minActiveDays',
			() => isCount(minActiveDays, 0, Number.MAX_SAFE_INTEGER),
			'The least active days are a whole number, 0 or more.'
		],
		[
			'minActiveDays',
			() => !isRolling || minActiveDays === 0,
			'A rolling cycle has no window to be active in: leave this at 0, or choose a cycle with windows.'
		],
		[
			'minActiveDays',
			() => minActiveDays <= shortest,
			'This is more days than a cycle has: nobody would ever be asked.'
		],
		[
			'firstDueDays',
			() => !isRolling || !isLong || entered.firstDueDays <= everyMonths * 28,
			'The first time is longer than a cycle: who completed at once would be due again before the others were due at all.'
		],
		['hires', () => HIRES.includes(hires), 'Choose what is asked of who comes in the middle.'],
		[
			'hires',
			() => !isRolling || hires === 'whole',
			'A rolling cycle begins for each officer on a day of their own, so that nobody comes in the middle: choose “the whole”.'
		]
	];
}

/** What only one kind of cycle says. */
function kindChecks({ cycle, effectiveOn, everyMonths, graceDays, minActiveDays }: EnteredCycle): Check[] {
	if (cycle.kind === 'rolling' || cycle.kind === 'licence') return [];
	const field = cycle.kind === 'fixed' ? 'startsOn' : 'endsOn';
	const isDay =
		cycle.kind === 'fixed'
			? isSensible(cycle.startsOn)
			: isDayOfSomeYear(cycle.month, cycle.day) && isCount(cycle.year, 1990, 2100);
	const isWhole = isCount(everyMonths, 1, MOST_MONTHS) && (cycle.kind === 'fixed' || everyMonths % 12 === 0);
	return [
		[
			field,
			() => isDay,
			cycle.kind === 'fixed'
				? 'Give a day between 1990 and 2100 on which a window begins.'
				: 'There is no such day: give a day that the calendar has, in a year between 1990 and 2100.'
		],
		[
			'effectiveOn',
			() =>
				!isDay ||
				!isWhole ||
				!isSensible(effectiveOn) ||
				graceDays > 0 ||
				minActiveDays > 1 ||
				!lastDay(cycle, everyMonths, effectiveOn).equals(effectiveOn),
			'The window that this day lies in ends on it, so that the first due day would be over at once. Begin a day later.'
		]
	];
}

const lastDay = (cycle: CalendarCycle, everyMonths: number, day: Temporal.PlainDate) =>
	windowAt({ cycle, everyMonths, origin: day }, day).to;

/** Days of the shortest cycle of so many months, on whichever day it begins: 28 for one month, 730 for 24. */
export function shortestCycleDays(everyMonths: number): number {
	let least = Infinity;
	for (let month = 0; month < 48; month++) {
		const from = new Temporal.PlainDate(2025, 1, 1).add({ months: month });
		least = Math.min(least, from.until(addMonths(from, everyMonths), { largestUnit: 'day' }).days);
	}
	return least;
}

/** Whether some year has such a day: 29 February, but no 30. */
export const isDayOfSomeYear = (month: number, day: number): boolean =>
	isCount(month, 1, 12) && isCount(day, 1, new Temporal.PlainYearMonth(2028, month).daysInMonth);

/** A day that somebody can have meant. */
const isSensible = (day: Temporal.PlainDate): boolean => isCount(day.year, 1990, 2100);
