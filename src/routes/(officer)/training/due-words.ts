import { dayInWords, dueInWords } from '#lib/domain/calendar/day-words.ts';
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

/** The state of one item in the list, as a word and the shape that goes with it. */
export function itemStatus(
	item: TrainingModule | TrainingScenario,
	requirement: TrainingRequirement,
	today: Training['today']
): { status: StatusKind; label: string } {
	if (item.state === 'complete') return { status: 'complete', label: 'Complete' };
	if (requirement.standing === 'overdue') return { status: 'overdue', label: dueLabel(requirement, today) };
	if (requirement.standing === 'current')
		return { status: 'current', label: `Valid until ${dayInWords(requirement.dueOn)}` };
	if (item.state === 'in-progress') return { status: 'due', label: 'In progress' };
	return { status: 'none', label: 'Not started' };
}
