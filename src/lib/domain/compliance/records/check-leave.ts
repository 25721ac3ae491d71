// Leave is for days on which somebody belonged to the department, and no day is counted twice: leave moves due days.
// An end may be unknown. One that is given lies within five years of the first day, the longest absence for service
// after which federal law keeps somebody's place (38 U.S.C. 4312(a)(2), (c)); what goes on longer stays open.

import { Temporal } from 'temporal-polyfill';
import { hiredOn, type HeldFrom } from '../hired-on.ts';
import type { LeaveSpell } from '../leave.ts';
import { isTooFarAhead, overlapping, type Days } from './days.ts';

export type LeaveProblem =
	| { field: 'fromOn'; reason: 'not-employed' | 'too-far-ahead' }
	| { field: 'untilOn'; reason: 'ends-before-it-begins' | 'too-long' }
	| { field: 'fromOn'; reason: 'overlaps'; with: Days };

const LONGEST = Temporal.Duration.from({ years: 5 });

/**
 * The first thing that is wrong with leave to be recorded, or null.
 * @param facts.others the person's other leave; what was corrected is not among it
 * @param facts.history what held of the person, one row for each day (the latest recorded of that day)
 */
export function checkLeave(
	{ fromOn, untilOn }: Pick<LeaveSpell, 'fromOn' | 'untilOn'>,
	facts: { others: readonly Days[]; history: readonly HeldFrom[]; today: Temporal.PlainDate }
): LeaveProblem | null {
	if (untilOn && Temporal.PlainDate.compare(untilOn, fromOn) < 0)
		return { field: 'untilOn', reason: 'ends-before-it-begins' };
	if (untilOn && Temporal.PlainDate.compare(untilOn, fromOn.add(LONGEST)) > 0)
		return { field: 'untilOn', reason: 'too-long' };
	if (!hiredOn(facts.history, fromOn)) return { field: 'fromOn', reason: 'not-employed' };
	if (isTooFarAhead(fromOn, facts.today)) return { field: 'fromOn', reason: 'too-far-ahead' };
	const other = overlapping({ fromOn, untilOn }, facts.others);
	return other ? { field: 'fromOn', reason: 'overlaps', with: other } : null;
}
