// Calendar cycles: a window is complete when its modules were completed for it, its hours are there and so is what was
// asked from elsewhere. Then the next window follows; a missed one stays asked until it is made up or a waiver excuses
// it, and what makes it up does not count again. Sources: the states' rules in content/standards/.

import type { Temporal } from 'temporal-polyfill';
import { addDays, daysUntil } from '#lib/domain/calendar/day-number.ts';
import type { Credit } from './credit.ts';
import { creditsWithin } from './credits-within.ts';
import type { CycleFacts, Open, Settled } from './cycle-facts.ts';
import { countedMinutes, hoursProgress } from './hours-progress.ts';
import type { RecurrenceRule } from './requirement.ts';
import { completionsOf, moved, revocationOf, stoppedBy } from './rolling-cycle.ts';
import { isStopped, runningDays } from './stopped-time.ts';
import { isBefore, later, type Start, type Term, type WindowBasis } from './term.ts';
import { heldOn } from './timeline.ts';
import { countedSince } from './versions.ts';
import { windowAt, windowOf, type CalendarCycle, type Window, type WindowRule } from './windows.ts';

/** Between the numbers of two windows: as often can one be done again after a revocation. */
export const STEP = 100;

/** The window that a version asks of somebody first. */
export function beginWindow(rule: RecurrenceRule, start: Start, facts: CycleFacts): Open {
	const windows = windowsOf(rule, facts);
	const first = windowAt(windows, start.on);
	const isMiddle = start.because !== 'effective' && isBefore(first.from, start.on);
	const isFirstFull = isMiddle && rule.hires === 'next-full';
	const window = asked(rule, isFirstFull ? windowOf(windows, first.index + 1) : first, windows, facts);
	const share = isMiddle && rule.hires === 'pro-rated' && window === first ? shareOf(first, start.on) : 1;
	const came = isMiddle
		? { on: start.on, because: start.because as 'hired' | 'joined', share, isFirstFull: window !== first }
		: null;
	const opensOn = later(window.from, start.on);
	return openOf(rule, window, facts, { opensOn, came, share, carried: 0, creditsFrom: window.from });
}

/** What was done in a window, and which one follows it. */
export function settleWindow(open: Open, facts: CycleFacts): Settled {
	const { rule, share, carried } = open;
	const window = open.window!;
	const { today } = facts;
	const { number, modulesOn, revokedOn } = modulesOf(open, facts);
	const running = moved(
		{ ...open.term, opensOn: later(open.term.opensOn, window.from) },
		pausing(rule, facts),
		today
	);
	const basis =
		revokedOn && isBefore(running.dueOn, revokedOn) ? revokedBasis(revokedOn, number) : running.basis;
	const dueOn = revokedOn ? later(running.dueOn, revokedOn) : running.dueOn;
	const term: Term = { ...running, opensOn: open.term.opensOn, dueOn, basis };

	const asksTraining = rule.hours !== null || rule.outside.length > 0;
	const known = asksTraining ? creditsWithin(facts.credits, open.creditsFrom, today) : [];
	const hours = rule.hours && hoursProgress(rule.hours, open.creditsFrom, known, carried, share);
	const outside = rule.outside.map((need) => ({ ...need, doneOn: firstOf(known, need.category) }));
	const completedOn = lastOf([
		...(hours ? [hours.reachedOn] : []),
		...outside.map(({ doneOn }) => doneOn),
		...modulesOn
	]);
	const settled = { rule, number, ...term, completedOn, outside, window };
	const countedUntil = (before: Temporal.PlainDate | null) => ({
		creditDays: { from: open.creditsFrom, before }
	});
	/** What was trained before a day, from when on credits are of the next cycle. */
	const before = (creditsFrom: Temporal.PlainDate) => known.filter(({ on }) => isBefore(on, creditsFrom));
	const reachedBefore = (earlier: readonly Credit[]) =>
		earlier.length === known.length
			? hours
			: rule.hours && hoursProgress(rule.hours, open.creditsFrom, earlier, carried, share);
	const after = nextWindow(open, facts);
	// What was trained from the next window's first day on is for that one, when this one is excused.
	const isInTime = completedOn !== null && isBefore(completedOn, after.from);
	if (!isInTime && isExcused(term, rule, facts)) {
		const creditsFrom = later(after.from, open.creditsFrom);
		const more = { opensOn: after.from, came: null, share: 1, carried: 0, creditsFrom, notBefore: dueOn };
		const next = openOf(rule, after, facts, more);
		const reached = reachedBefore(before(creditsFrom));
		return { ...settled, completedOn: null, hours: reached, ...countedUntil(creditsFrom), next };
	}
	if (!completedOn) return { ...settled, hours, ...countedUntil(null), next: null };
	const opensOn = addDays(after.from, -rule.renewalWindowDays);
	const creditsFrom = later(opensOn, addDays(completedOn, 1));
	const earlier = before(creditsFrom);
	const reached = reachedBefore(earlier);
	const left = leftOver(rule, earlier, reached?.needed ?? 0, carried);
	const next = openOf(rule, after, facts, {
		opensOn,
		came: null,
		share: 1,
		carried: left,
		creditsFrom,
		notBefore: dueOn
	});
	return { ...settled, hours: reached, ...countedUntil(creditsFrom), next };
}

/** A window as it would be under another version that goes on with the same windows. */
export const underVersion = (open: Open, rule: RecurrenceRule): Open => ({ ...open, rule });

/** A rule's windows for a person: counted from their licence, or from hire where there is none. */
export function windowsOf(
	{ cycle, everyMonths }: Pick<RecurrenceRule, 'cycle' | 'everyMonths'>,
	{ timeline, today }: Pick<CycleFacts, 'timeline' | 'today'>
): WindowRule & { isHire: boolean } {
	const held = heldOn(timeline, today);
	const origin = held?.licensedOn ?? held?.hiredOn ?? today;
	return { cycle: cycle as CalendarCycle, everyMonths, origin, isHire: !held?.licensedOn };
}

function openOf(
	rule: RecurrenceRule,
	window: Window,
	facts: CycleFacts,
	more: Pick<Open, 'share' | 'carried' | 'creditsFrom'> & {
		opensOn: Temporal.PlainDate;
		came: WindowBasis['came'];
		/** The due day of the window before: what leave moved is not taken back by being done. */
		notBefore?: Temporal.PlainDate;
	}
): Open {
	const { opensOn, came, notBefore = window.to, share, carried, creditsFrom } = more;
	const windows = windowsOf(rule, facts);
	const isLicence = rule.cycle.kind === 'licence';
	const base = isLicence ? 0 : windowAt(windows, countedSince(facts.versions, rule)).index;
	const basis: WindowBasis = {
		...{ kind: 'window', cycle: windows.cycle.kind, from: window.from, to: window.to, came },
		origin: isLicence ? { on: windows.origin, isHire: windows.isHire } : null
	};
	const dueOn = later(window.to, notBefore);
	const term: Term = { opensOn, dueOn, basis, stoppedDays: daysUntil(window.to, dueOn) };
	const number = rule.cyclesFrom + Math.max(0, window.index - base) * STEP;
	return { rule, number, term, window, share, carried, creditsFrom };
}

/** The first window from one on in which somebody is there for long enough. */
function asked(rule: RecurrenceRule, window: Window, windows: WindowRule, facts: CycleFacts): Window {
	let found = window;
	for (let tries = 0; tries < 100 && isTooShort(rule, found, facts); tries++)
		found = windowOf(windows, found.index + 1);
	return found;
}

function isTooShort(rule: RecurrenceRule, { from, to }: Window, facts: CycleFacts): boolean {
	if (rule.minActiveDays === 0) return false;
	const span = { from: later(from, facts.bound.since), to };
	return runningDays(span, pausing(rule, facts), facts.today) < rule.minActiveDays;
}

const nextWindow = ({ rule, window }: Open, facts: CycleFacts) => {
	const windows = windowsOf(rule, facts);
	return asked(rule, windowOf(windows, window!.index + 1), windows, facts);
};

const shareOf = ({ from, to }: Window, on: Temporal.PlainDate) =>
	(daysUntil(on, to) + 1) / (daysUntil(from, to) + 1);

/** A window is excused by a waiver as a whole; only leave moves its due day. */
const pausing = (rule: RecurrenceRule, { leaves }: Pick<CycleFacts, 'leaves'>) =>
	stoppedBy(rule, { leaves, waivers: [] });

/** A waiver over the last day of a window, grace included, excuses it as a whole once that day has passed. */
function isExcused({ dueOn }: Term, { graceDays }: RecurrenceRule, { waivers, today }: CycleFacts): boolean {
	const last = addDays(dueOn, graceDays);
	return isBefore(last, today) && waivers.some((waiver) => isStopped([waiver], last));
}

/** Modules completed for the window; after a revocation all of them again, under the next number. */
function modulesOf(open: Open, { completions, today }: CycleFacts) {
	let revokedOn: Temporal.PlainDate | null = null;
	for (let number = open.number; ; number++) {
		const own = completions.filter((fact) => fact.cycle === number && !isBefore(today, fact.completedOn));
		const revoked = number < open.number + STEP - 1 ? revocationOf(own, today) : null;
		if (!revoked) {
			const done = completionsOf(open.rule, own);
			return { number, revokedOn, modulesOn: done ? done.map(({ completedOn }) => completedOn) : [null] };
		}
		revokedOn = revokedOn ? later(revokedOn, revoked) : revoked;
	}
}

const revokedBasis = (on: Temporal.PlainDate, number: number) =>
	({ kind: 'revoked', on, cycle: number - 1 }) as const;

/** @param credits in order of day */
function firstOf(credits: readonly Credit[], category: string): Temporal.PlainDate | null {
	return credits.find((credit) => credit.category === category)?.on ?? null;
}

/** The last of some days; null when one is missing. Nothing asked at all is never done. */
function lastOf(days: readonly (Temporal.PlainDate | null)[]): Temporal.PlainDate | null {
	if (days.length === 0 || days.includes(null)) return null;
	return (days as Temporal.PlainDate[]).reduce(later);
}

/** Minutes of the cycle itself beyond its need, as many as may be carried over. */
function leftOver(rule: RecurrenceRule, credits: readonly Credit[], needed: number, carried: number): number {
	const { hours } = rule;
	if (!hours) return 0;
	const credited = credits.reduce((sum, credit) => sum + countedMinutes(credit, hours), 0);
	return Math.min(hours.carryOverMinutes, credited, Math.max(0, credited + carried - needed));
}
