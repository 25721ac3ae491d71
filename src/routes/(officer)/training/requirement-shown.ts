import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { progressInWords } from '#lib/domain/compliance/hours/hours-words.ts';
import type { StandingKind } from '#lib/domain/compliance/standing.ts';
import type { TrainingRequirement } from '#lib/server/compliance/read-training.ts';
import type { StatusKind } from '#lib/ui/Status.svelte';
import { dueLabel } from './due-words.ts';

/** What waits for the officer, by how pressing it is. */
export const GROUPS: { title: string; of: ReadonlySet<StandingKind> }[] = [
	{ title: 'Overdue', of: new Set(['overdue']) },
	{ title: 'In grace', of: new Set(['in-grace']) },
	{ title: 'Due', of: new Set(['due']) },
	{ title: 'Later', of: new Set(['paused', 'waived', 'current']) }
];

export const LATE_OR_DUE: ReadonlySet<StandingKind> = new Set(['overdue', 'in-grace', 'due']);

/** A requirement as “My training” shows it: where the officer stands, why, and what of it is there. */
export const requirementShown = (requirement: TrainingRequirement, today: Temporal.PlainDate) => ({
	id: requirement.id,
	title: requirement.title,
	citation: requirement.citation,
	cycle: requirement.cycle,
	status: statusOf(requirement, today),
	why: requirement.why,
	calm: calmly(requirement),
	// What is not open yet has no progress to show.
	hours: isClosed(requirement) ? null : hoursShown(requirement.hours),
	outside: isClosed(requirement)
		? []
		: requirement.outside.map(({ title, doneOn }) => ({
				title,
				done: doneOn ? `done on ${dayInWords(doneOn)}` : null
			}))
});

const isClosed = ({ opensOn, complete }: TrainingRequirement) => opensOn !== null && !complete;

function statusOf(
	requirement: TrainingRequirement,
	today: Temporal.PlainDate
): { kind: StatusKind; label?: string } {
	const { standing, until, opensOn } = requirement;
	if (standing === 'in-grace') return { kind: standing, label: `In grace, to ${dayInWords(until!)}` };
	if (standing === 'due' || standing === 'overdue')
		return { kind: standing, label: dueLabel(requirement, today) };
	if (isClosed(requirement)) return { kind: standing, label: `Not open yet: opens ${dayInWords(opensOn!)}` };
	return { kind: standing };
}

/** What nobody needs to worry about, in a sentence of its own. */
function calmly(requirement: TrainingRequirement): string | null {
	const { standing, opensOn } = requirement;
	if (standing === 'waived') return 'Nothing is asked of you here while the waiver runs.';
	if (standing === 'paused') return 'Nothing is asked of you here while you are on leave.';
	if (isClosed(requirement)) return `There is nothing to do before ${dayInWords(opensOn!)}.`;
	return null;
}

const hoursShown = (hours: TrainingRequirement['hours']) =>
	hours && {
		value: Math.min(hours.needed, hours.credited + hours.carried),
		max: Math.max(1, hours.needed),
		words: progressInWords(hours),
		missing: hours.missing
	};
