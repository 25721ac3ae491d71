// A requirement that nobody could meet, or that could be met by doing nothing, is refused before it binds anyone.
// The bounds are those of the tables, said in words.

import type { Requirement, RequirementItem } from './requirement.ts';

export type DraftRequirement = Omit<Requirement, 'id' | 'items' | 'binding'>;

/** What is wrong with one field, as a sentence for the person who filled it in. */
export interface RequirementProblem {
	field: keyof DraftRequirement | 'items';
	reason: string;
}

/** The first thing that makes a requirement unfit to adopt, or null. */
export function checkRequirement(
	draft: DraftRequirement,
	items: readonly RequirementItem[]
): RequirementProblem | null {
	const codes = new Set(items.map((item) => item.code));
	const checks: [RequirementProblem['field'], boolean, string][] = [
		['title', draft.title.trim().length > 0, 'Give the requirement a title.'],
		['citation', draft.citation.trim().length > 0, 'Name the law or policy that asks for it.'],
		[
			'firstDueDays',
			isCount(draft.firstDueDays, 1),
			'The first due day is at least one day after the start.'
		],
		['everyMonths', isCount(draft.everyMonths, 1), 'It recurs after one month or more.'],
		['renewalWindowDays', isCount(draft.renewalWindowDays, 0), 'A renewal window has no negative days.'],
		[
			'renewalWindowDays',
			draft.renewalWindowDays <= draft.everyMonths * 28,
			'The renewal window is longer than the cycle: officers would never be done.'
		],
		[
			'passPercent',
			isCount(draft.passPercent, 80) && draft.passPercent <= 100,
			'The pass mark lies between 80 and 100 percent.'
		],
		['attemptsPerCycle', isCount(draft.attemptsPerCycle, 1), 'There is at least one attempt in a cycle.'],
		['waitMinutes', isCount(draft.waitMinutes, 0), 'Waiting time has no negative minutes.'],
		[
			'items',
			items.some((item) => item.kind === 'module'),
			'Name at least one module: nothing else can be completed.'
		],
		['items', codes.size === items.length, 'Name each module and scenario once.']
	];
	const failed = checks.find(([, holds]) => !holds);
	return failed ? { field: failed[0], reason: failed[2] } : null;
}

const isCount = (value: number, least: number) =>
	Number.isSafeInteger(value) && value >= least && value <= 1_000_000;
