import { asOfInFilter } from './as-of-in-file.ts';
import type { OfficerFilter } from './filter-officers.ts';
import { titlesOf } from './titles-of.ts';
import type { DepartmentStanding } from './standing-of-department.ts';

const standingWords: Record<NonNullable<OfficerFilter['standing']>, string> = {
	current: 'current',
	due: 'due',
	'in-grace': 'in grace',
	waived: 'waived',
	paused: 'paused by leave',
	'due-soon': 'due within 30 days',
	overdue: 'overdue',
	'not-applicable': 'not applicable'
};

/** A filter in words, for the head of a report: a list that does not say what it leaves out is no evidence. */
export function describeFilter(
	filter: OfficerFilter,
	{ today, known, units, requirements }: DepartmentStanding
): string {
	const nameOf = <T extends { id: string }>(all: T[], id: string, name: (one: T) => string) => {
		const found = all.find((one) => one.id === id);
		return found ? name(found) : 'unknown';
	};
	const parts = [
		...asOfInFilter(filter.on, { today, known }),
		filter.requirementId
			? `requirement: ${nameOf(titlesOf(requirements), filter.requirementId, (one) => one.title)}`
			: 'all requirements',
		filter.unitId ? `unit: ${nameOf(units, filter.unitId, (one) => one.name)}` : 'all units',
		filter.standing ? `standing: ${standingWords[filter.standing]}` : 'every standing',
		...(filter.search ? [`containing “${filter.search}”`] : []),
		`sorted by ${filter.sort}${filter.descending ? ', last first' : ''}`
	];
	return parts.join('; ');
}
