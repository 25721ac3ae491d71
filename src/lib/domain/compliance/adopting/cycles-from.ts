// From which number a version counts its cycles. Work is kept under the number of its cycle, so that two cycles of one
// requirement that shared a number would take each other's work for their own: they never do.
//
// A version that recurs as the one before goes on with its numbers. Any other begins a hundred of its own, above
// every number that is recorded or that an earlier version could ever have counted for somebody:
// - rolling: a cycle follows a recorded one, and until the new version counts at most one a day more is done;
// - windows: the last window that can open before the new version counts, with its numbers for doing it again, of the
//   earliest licence that can be entered; with a least active time also of the windows that a long leave skips.
// So does one that puts a withdrawn requirement in force again and moves open cycles: everybody begins anew.

import { Temporal } from 'temporal-polyfill';
import type { RecurrenceRule } from '../requirement.ts';
import { isBefore } from '../term.ts';
import { continues, countedSince } from '../versions.ts';
import { STEP } from '../window-cycle.ts';
import { windowAt, type CalendarCycle } from '../windows.ts';

/** No licence is entered that began earlier. */
const FIRST_LICENCE = Temporal.PlainDate.from('1900-01-01');

/** Longer than leave can be known ahead. */
const LONGEST_LEAVE = { years: 20 };

/**
 * @param versions those before it, oldest first; there is at least one
 * @param known.highest number of a cycle of the requirement that anything is recorded under; 0 for none
 */
export function cyclesFrom(
	version: Pick<RecurrenceRule, 'cycle' | 'everyMonths' | 'effectiveOn' | 'openCycles'>,
	versions: readonly RecurrenceRule[],
	{ highest, today }: { highest: number; today: Temporal.PlainDate }
): number {
	const former = versions.at(-1)!;
	const isBegunAnew = former.withdrawn && version.openCycles === 'move';
	if (continues(version, former) && !isBegunAnew) return former.cyclesFrom;
	const counted = versions.map((one) =>
		highestCounted(one, versions, version.effectiveOn, { highest, today })
	);
	return Math.floor((Math.max(highest, ...counted) - 1) / STEP + 1) * STEP + 1;
}

/** The highest number that a version can count to for anybody, when another one takes over on a day. */
function highestCounted(
	version: RecurrenceRule,
	versions: readonly RecurrenceRule[],
	takenOverOn: Temporal.PlainDate,
	known: { highest: number; today: Temporal.PlainDate }
): number {
	const { cycle, everyMonths, renewalWindowDays, minActiveDays } = version;
	if (cycle.kind === 'rolling') {
		const days = isBefore(known.today, takenOverOn) ? known.today.until(takenOverOn).days : 0;
		return Math.max(known.highest, version.cyclesFrom) + 1 + days;
	}
	const windows = { cycle: cycle as CalendarCycle, everyMonths, origin: FIRST_LICENCE };
	const opened = takenOverOn.add({ days: renewalWindowDays });
	const last = minActiveDays > 0 ? opened.add(LONGEST_LEAVE) : opened;
	const base = cycle.kind === 'licence' ? 0 : windowAt(windows, countedSince(versions, version)).index;
	// Who comes in the middle of the last one may be asked from the next on.
	const count = Math.max(0, windowAt(windows, last).index + 1 - base);
	return version.cyclesFrom + count * STEP + STEP - 1;
}
