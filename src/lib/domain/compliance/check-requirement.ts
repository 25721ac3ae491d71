// A requirement that nobody could meet, or that could be met by doing nothing, is refused before it binds anyone: every
// wrong entry with its field and the reason. The bounds are those of the tables, said in words.

import { PLAIN, type Requirement, type RequirementItem } from './requirement.ts';
import { audienceChecks } from './requirement-checks/audience-checks.ts';
import { cycleChecks } from './requirement-checks/cycle-checks.ts';
import { hoursChecks, type KnownTraining } from './requirement-checks/hours-checks.ts';
import {
	failing,
	isCount,
	isWords,
	type Check,
	type RequirementProblem
} from './requirement-checks/problem.ts';

export type { RequirementProblem };

export type DraftRequirement = Omit<Requirement, 'id' | 'items' | 'binding'>;

/** As it was entered: what a rolling rule over all officers does not say may be left out. */
export type EnteredRequirement = Omit<DraftRequirement, keyof typeof PLAIN> &
	Partial<Pick<DraftRequirement, keyof typeof PLAIN>>;

/**
 * Everything that makes a requirement unfit to adopt, one reason for each field, in the order of the form. Whom it
 * binds is asked of people (`audienceProblem`), what came before of the version (`versionProblems`).
 * @param items in the order in which officers meet them
 * @param known topics and categories that there are; null where it does not matter
 */
export function requirementProblems(
	entered: EnteredRequirement,
	items: readonly RequirementItem[],
	known: KnownTraining | null = null
): RequirementProblem[] {
	const draft: DraftRequirement = { ...PLAIN, ...entered };
	return failing([
		['title', () => isWords(draft.title, 200), 'Give the requirement a title of at most 200 letters.'],
		[
			'citation',
			() => isWords(draft.citation, 500),
			'Name the law or policy that asks for it, in at most 500 letters.'
		],
		...audienceChecks(draft.audience),
		...itemChecks(draft, items),
		...cycleChecks(draft),
		...hoursChecks(draft, items, known),
		...attemptChecks(draft),
		[
			'openCycles',
			() => ['finish', 'move'].includes(draft.openCycles),
			'Choose what becomes of cycles that are open then.'
		],
		[
			'consequences',
			() => draft.consequences.text.length <= 2000,
			'Say what follows in at most 2,000 letters.'
		],
		[
			'reportWithinDays',
			() =>
				draft.consequences.reportWithinDays === null || isCount(draft.consequences.reportWithinDays, 1, 366),
			'The days to report in are between 1 and 366, or left empty.'
		]
	]);
}

/** The first thing that makes a requirement unfit to adopt, or null. */
export const checkRequirement = (
	entered: EnteredRequirement,
	items: readonly RequirementItem[],
	known: KnownTraining | null = null
): RequirementProblem | null => requirementProblems(entered, items, known)[0] ?? null;

function itemChecks(
	{ hours, outside }: Pick<DraftRequirement, 'hours' | 'outside'>,
	items: readonly RequirementItem[]
): Check[] {
	const codes = new Set(items.map((item) => item.code));
	return [
		[
			'items',
			() => items.length > 0 || hours !== null || outside.length > 0,
			'Nothing is asked: name a module, hours, or training from elsewhere.'
		],
		[
			'items',
			() => items.length === 0 || items.some((item) => item.kind === 'module'),
			'Name at least one module: a scenario is completed with the module that it practises.'
		],
		['items', () => codes.size === items.length, 'Name each module and scenario once.']
	];
}

const attemptChecks = ({
	passPercent,
	attemptsPerCycle,
	waitMinutes
}: Pick<DraftRequirement, 'passPercent' | 'attemptsPerCycle' | 'waitMinutes'>): Check[] => [
	['passPercent', () => isCount(passPercent, 80, 100), 'The pass mark lies between 80 and 100 percent.'],
	[
		'attemptsPerCycle',
		() => isCount(attemptsPerCycle, 1, 1000),
		'There is at least one attempt in a cycle, and at most 1,000.'
	],
	[
		'waitMinutes',
		() => isCount(waitMinutes, 0, 527_040),
		'The waiting time is a whole number of minutes, 0 or more, and at most a year.'
	]
];
