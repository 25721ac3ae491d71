// A waiver takes one requirement off one person for some days, and at most for a year: an exception is decided anew
// while somebody still knows why, and what is to hold for longer is a matter for the requirement's own rule (whom it
// binds) or for leave. Two waivers never cover the same day of a requirement, so that one approver answers for it.

import { Temporal } from 'temporal-polyfill';
import { hiredOn, type HeldFrom } from '../hired-on.ts';
import type { WaiverSpell } from '../leave.ts';
import { isTooFarAhead, overlapping } from './days.ts';

export type WaiverProblem =
	| { field: 'requirementId'; reason: 'not-binding' }
	| { field: 'fromOn'; reason: 'not-employed' | 'too-far-ahead' }
	| { field: 'untilOn'; reason: 'ends-before-it-begins' | 'too-long' }
	| { field: 'fromOn'; reason: 'overlaps'; with: WaiverSpell };

/**
 * The first thing that is wrong with a waiver to be granted, or null.
 * @param facts.isBinding whether the requirement binds anybody on the first day; practice on offer needs no waiver
 * @param facts.others the person's other waivers of the same requirement; what was corrected is not among them
 * @param facts.history what held of the person, one row for each day (the latest recorded of that day)
 */
export function checkWaiver(
	{ fromOn, untilOn }: WaiverSpell,
	facts: {
		isBinding: boolean;
		others: readonly WaiverSpell[];
		history: readonly HeldFrom[];
		today: Temporal.PlainDate;
	}
): WaiverProblem | null {
	if (!facts.isBinding) return { field: 'requirementId', reason: 'not-binding' };
	if (Temporal.PlainDate.compare(untilOn, fromOn) < 0)
		return { field: 'untilOn', reason: 'ends-before-it-begins' };
	if (Temporal.PlainDate.compare(untilOn, fromOn.add({ years: 1 })) >= 0)
		return { field: 'untilOn', reason: 'too-long' };
	if (!hiredOn(facts.history, fromOn)) return { field: 'fromOn', reason: 'not-employed' };
	if (isTooFarAhead(fromOn, facts.today)) return { field: 'fromOn', reason: 'too-far-ahead' };
	const other = overlapping({ fromOn, untilOn }, facts.others);
	return other ? { field: 'fromOn', reason: 'overlaps', with: other } : null;
}
