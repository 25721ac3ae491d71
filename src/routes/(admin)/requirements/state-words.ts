import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { RequirementState } from '#lib/server/compliance/requirement/read-requirements.ts';
import type { StatusKind } from '#lib/ui/Status.svelte';

/** A requirement's state as the Status component takes it. */
export function stateShown(
	state: RequirementState,
	{ effectiveOn }: Pick<Requirement, 'effectiveOn'>
): { kind: StatusKind; label: string } {
	switch (state) {
		case 'in-force':
			return { kind: 'current', label: 'In force' };
		case 'ahead':
			return { kind: 'due', label: `From ${dayInWords(effectiveOn)}` };
		case 'withdrawn':
			return { kind: 'not-applicable', label: `Withdrawn since ${dayInWords(effectiveOn)}` };
		case 'practice':
			return { kind: 'none', label: 'Practice, binds nobody' };
		default:
			return state satisfies never;
	}
}
