// Until when a completion covers: in a rolling cycle for the rule's months from it (recertification.ts), in a calendar
// cycle up to the last day of the next window, when it has to have been done again. Which day of its window it was
// done on makes no difference: doing it early costs nobody a day.

import type { Temporal } from 'temporal-polyfill';
import type { Cycle } from './cycle-facts.ts';
import { recertification } from './recertification.ts';
import type { RecurrenceRule } from './requirement.ts';
import { later } from './term.ts';
import type { Segment } from './timeline.ts';
import { windowsOf } from './window-cycle.ts';
import { windowAt, windowOf } from './windows.ts';

/**
 * The last valid day of a module that is completed now.
 * @param cycle that it is completed in; null for practice
 * @param done.previousValidUntil of the module's own term that this one follows (`endBefore`); rolling cycles look at it
 */
export function coversUntil(
	{ rule, cycle, timeline }: { rule: RecurrenceRule; cycle: Cycle | null; timeline: readonly Segment[] },
	done: { completedOn: Temporal.PlainDate; previousValidUntil: Temporal.PlainDate | null }
): Temporal.PlainDate {
	const { everyMonths, renewalWindowDays } = rule;
	const { completedOn } = done;
	if (rule.cycle.kind === 'rolling')
		return recertification({ ...done, everyMonths, renewalWindowDays }).validUntil;
	const windows = windowsOf(rule, { timeline, today: completedOn });
	const basis = cycle?.basis;
	const own = windowAt(windows, basis?.kind === 'window' ? basis.to : completedOn);
	// Who makes up a cycle long missed is covered to the end of the one that runs tomorrow.
	return later(windowOf(windows, own.index + 1).to, windowAt(windows, completedOn.add({ days: 1 })).to);
}
