// A new version of a requirement goes on where the one before is left: not before it, and not with windows of its own
// beside windows that are still open.

import { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { RecurrenceRule } from '../requirement.ts';
import { windowAt } from '../windows.ts';
import { failing, type Check, type RequirementProblem } from './problem.ts';

type Version = Pick<RecurrenceRule, 'effectiveOn' | 'everyMonths' | 'cycle' | 'openCycles'>;

/** What is wrong with a version, sound in itself, after the one before it. */
export function versionProblems(version: Version, former: Version): RequirementProblem[] {
	const checks: Check[] = [
		[
			'openCycles',
			() => ['finish', 'move'].includes(version.openCycles),
			'Choose what becomes of cycles that are open then.'
		],
		[
			'effectiveOn',
			() => Temporal.PlainDate.compare(former.effectiveOn, version.effectiveOn) <= 0,
			`The version before counts from ${dayInWords(former.effectiveOn)}: this one cannot count from an earlier day.`
		]
	];
	const problems = failing(checks);
	const overlap = problems.length === 0 && version.openCycles === 'finish' && overlapReason(version, former);
	return overlap ? [...problems, { field: 'openCycles', reason: overlap }] : problems;
}

/**
 * Why windows of the new version would run beside one of the version before that is still open on its day; null when
 * they do not. Rolling cycles are each officer's own and close with their modules, so that nothing is said of them.
 */
function overlapReason(version: Version, former: Version): string | null {
	if (version.cycle.kind === 'licence' && former.cycle.kind === 'licence')
		return version.everyMonths === former.everyMonths
			? null
			: 'Licence periods of another length would run beside those that are open. Move open cycles to this version.';
	if (version.cycle.kind === 'rolling' || former.cycle.kind === 'rolling') return null;
	if (version.cycle.kind === 'licence' || former.cycle.kind === 'licence')
		return 'Each officer’s licence period ends on a day of its own, beside windows that are the same for all. Move open cycles to this version.';
	const origin = version.effectiveOn;
	const open = windowAt(
		{ cycle: former.cycle, everyMonths: former.everyMonths, origin },
		version.effectiveOn
	);
	const next = open.to.add({ days: 1 });
	const { from } = windowAt({ cycle: version.cycle, everyMonths: version.everyMonths, origin }, next);
	// A version that begins with a window of its own leaves none of those before open.
	if (from.equals(next) || open.from.equals(version.effectiveOn)) return null;
	return `The window that is open then runs until ${dayInWords(open.to)}, and one of this version would have begun on ${dayInWords(from)}: officers would be in both. Move open cycles to this version, or let its windows begin on ${dayInWords(next)}.`;
}
