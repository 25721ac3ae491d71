// What a cycle is called. Its number is for the program alone: those of a calendar leave room between them.

import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { Cycle, PersonFacts } from './cycle-facts.ts';
import type { RecurrenceRule } from './requirement.ts';
import { countedSince } from './versions.ts';
import { STEP, windowsOf } from './window-cycle.ts';
import { windowAt, windowOf, type Window } from './windows.ts';

interface Person extends Pick<PersonFacts, 'timeline'> {
	today: Temporal.PlainDate;
}

/**
 * `1 January 2026 to 31 December 2027`, or of a rolling rule `Cycle 2`, which counts from 1 again when a later version
 * begins to count anew. Hours of any so many months have no cycles: `Any 24 months`.
 * @param versions all of the requirement, oldest first
 */
export function cycleName(
	{ number, rule, window }: Pick<Cycle, 'number' | 'rule' | 'window'>,
	versions: readonly RecurrenceRule[]
): string {
	if (isTrailing(rule)) return `Any ${rule.everyMonths} months`;
	if (window) {
		const again = (number - rule.cyclesFrom) % STEP > 0 ? ', again after a revocation' : '';
		return `${dayInWords(window.from)} to ${dayInWords(window.to)}${again}`;
	}
	const since = rule.cyclesFrom > 1 ? `, counted from ${dayInWords(countedSince(versions, rule))}` : '';
	return `Cycle ${number - rule.cyclesFrom + 1}${since}`;
}

/** The name of a cycle that only its number is known of, as work is recorded under it. */
export function nameOfNumber(number: number, versions: readonly RecurrenceRule[], person: Person): string {
	const rule = ruleOf(number, versions);
	return cycleName({ number, rule, window: windowOfNumber(number, rule, versions, person) }, versions);
}

/** The first and last day of a cycle: of a rolling one that is complete, the last that it covers. */
export function cycleDays({ window, rule, opensOn, dueOn, next, creditDays }: Cycle) {
	if (window) return { from: window.from, to: window.to };
	return { from: isTrailing(rule) ? creditDays.from : opensOn, to: next?.dueOn ?? dueOn };
}

/** The version that counts under a number: the last that began to count no higher. */
const ruleOf = (number: number, versions: readonly RecurrenceRule[]) =>
	versions.findLast(({ cyclesFrom }) => cyclesFrom <= number) ?? versions[0]!;

/** Hours or training from elsewhere within the last so many months. Practice asks for neither. */
const isTrailing = ({ cycle, hours, outside }: RecurrenceRule) =>
	cycle.kind === 'rolling' && (hours !== null || outside.length > 0);

function windowOfNumber(
	number: number,
	rule: RecurrenceRule,
	versions: readonly RecurrenceRule[],
	person: Person
): Window | null {
	if (rule.cycle.kind === 'rolling') return null;
	const windows = windowsOf(rule, person);
	const isLicence = rule.cycle.kind === 'licence';
	const base = isLicence ? 0 : windowAt(windows, countedSince(versions, rule)).index;
	return windowOf(windows, base + Math.max(0, Math.floor((number - rule.cyclesFrom) / STEP)));
}
