// What is wrong with one field of a requirement, as a sentence for the person who filled it in.

/** Names of the fields of the form. An anchored cycle is entered as one of the days on which it ends. */
export type RequirementField =
	| 'title'
	| 'citation'
	| 'effectiveOn'
	| 'firstDueDays'
	| 'everyMonths'
	| 'renewalWindowDays'
	| 'passPercent'
	| 'attemptsPerCycle'
	| 'waitMinutes'
	| 'items'
	| 'audience'
	| 'cycle'
	| 'startsOn'
	| 'endsOn'
	| 'graceDays'
	| 'minActiveDays'
	| 'hires'
	| 'hours'
	| 'topics'
	| 'carryOver'
	| 'credit'
	| 'outside'
	| 'pausedBy'
	| 'openCycles'
	| 'consequences'
	| 'reportWithinDays';

export interface RequirementProblem {
	field: RequirementField;
	reason: string;
}

/** A field, whether what it says holds, and the reason that is given where it does not. */
export type Check = readonly [field: RequirementField, holds: () => boolean, reason: string];

/** The first check of each field that fails, in the order of the checks. */
export function failing(checks: readonly Check[]): RequirementProblem[] {
	const problems = new Map<RequirementField, RequirementProblem>();
	for (const [field, holds, reason] of checks)
		if (!problems.has(field) && !holds()) problems.set(field, { field, reason });
	return [...problems.values()];
}

/** A whole number between two bounds, both of them allowed. */
export const isCount = (value: unknown, least: number, most: number): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;

/** Words of at most so many characters. */
export const isWords = (value: unknown, most: number): value is string =>
	typeof value === 'string' && value.trim() !== '' && value.length <= most;
