// A requirement as the form holds it: every field as text, so that nothing typed is lost, whatever it says.

const TEXTS = [
	...(['title', 'citation', 'profile'] as const),
	...(['ranksExcept', 'moreRanks', 'unitsExcept', 'assignmentsExcept', 'moreAssignments'] as const),
	...(['hiredFrom', 'hiredUntil', 'hours', 'carryOver', 'credit', 'effectiveOn', 'cycle'] as const),
	...(['everyMonths', 'startsOn', 'endsOn', 'firstDueDays', 'hires', 'minActiveDays'] as const),
	...(['renewalWindowDays', 'graceDays', 'passPercent', 'attemptsPerCycle', 'waitMinutes'] as const),
	...(['consequences', 'reportWithinDays', 'tellSupervisor'] as const),
	// Of a version after the first.
	...(['after', 'openCycles', 'note'] as const),
	// Of what was looked at before it is saved.
	...(['previewed', 'page'] as const)
];
/** What was ticked. */
const LISTS = ['roles', 'ranks', 'units', 'assignments', 'items', 'outside', 'pausedBy'] as const;
/** Two that go together: a topic and the hours beside it, which may be empty. */
const PAIRS = ['topic', 'topicHours'] as const;

export type RequirementValues = Record<(typeof TEXTS)[number], string> &
	Record<(typeof LISTS)[number] | (typeof PAIRS)[number], string[]>;

export const EMPTY_VALUES = Object.fromEntries([
	...TEXTS.map((name) => [name, '']),
	...[...LISTS, ...PAIRS].map((name) => [name, []])
]) as RequirementValues;

/** What was sent; a field that was not, or that is a file, is empty. Fields that the form does not have are dropped. */
export function valuesFrom(form: FormData): RequirementValues {
	const texts = (name: string) =>
		form.getAll(name).filter((value): value is string => typeof value === 'string');
	return Object.fromEntries([
		...TEXTS.map((name) => [name, (texts(name)[0] ?? '').replaceAll('\r\n', '\n')]),
		...LISTS.map((name) => [name, texts(name).filter(Boolean)]),
		...PAIRS.map((name) => [name, texts(name)])
	]) as RequirementValues;
}

/** A character that the database cannot keep. */
export const hasNul = (values: RequirementValues) =>
	Object.values(values).some((value) => [value].flat().some((text) => text.includes('\0')));
