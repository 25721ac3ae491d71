import { dayInWords, dueInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import type {
	Training,
	TrainingModule,
	TrainingRequirement,
	TrainingScenario
} from '#lib/server/compliance/read-training.ts';
import type { StatusKind } from '#lib/ui/Status.svelte';

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A due day as a label: “Due in 6 days, 30 November”. */
export const dueLabel = (requirement: TrainingRequirement, today: Training['today']) =>
	upperFirst(dueInWords(requirement.dueOn, today));

/** What stands under a scenario's name in a list. */
export const practiceDetail = ({ minutesLeft, retired }: TrainingScenario) =>
	[
		'Scenario',
		...(retired ? ['taken back'] : []),
		...(minutesLeft > 0 ? [minutesInWords(minutesLeft)] : [])
	].join(' · ');

/** The state of something to practise, which is never due. */
export function practiceStatus({ state }: TrainingScenario): { status: StatusKind; label: string } {
	switch (state) {
		case 'not-started':
			return { status: 'none', label: 'Not started' };
		case 'in-progress':
			return { status: 'due', label: 'In progress' };
		case 'again':
			return { status: 'due', label: 'New version' };
		case 'complete':
			return { status: 'complete', label: 'Passed' };
		default:
			return state satisfies never;
	}
}

/** The state of one item in the list, as a word and the shape that goes with it. */
export function itemStatus(
	item: TrainingModule | TrainingScenario,
	requirement: TrainingRequirement,
	today: Training['today']
): { status: StatusKind; label: string } {
	if (item.state === 'complete') return { status: 'complete', label: 'Complete' };
	// A scenario alone is never due: it counts through its module, or is to be taken again whatever has been completed.
	if (item.state === 'again') return { status: 'due', label: 'Take again' };
	if (requirement.standing === 'overdue') return { status: 'overdue', label: dueLabel(requirement, today) };
	if (requirement.opensOn && !requirement.complete)
		return { status: 'not-applicable', label: `Opens ${dayInWords(requirement.opensOn)}` };
	if (requirement.standing === 'current')
		return { status: 'current', label: `Valid until ${dayInWords(requirement.dueOn)}` };
	if (item.state === 'in-progress') return { status: 'due', label: 'In progress' };
	return { status: 'none', label: 'Not started' };
}
