import { Temporal } from 'temporal-polyfill';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { filterOfficers, SOON_DAYS, type OfficerFilter, type OfficerRow } from './filter-officers.ts';
import type { DepartmentStanding } from './standing-of-department.ts';

export interface Counts {
	officers: number;
	current: number;
	due: number;
	/** Of those due: within 30 days. */
	dueSoon: number;
	/** Late, and the days of grace run. */
	inGrace: number;
	overdue: number;
	/** Nothing is asked of them today: a waiver or leave. */
	excused: number;
}

export interface Summary {
	counts: Counts;
	units: (Counts & { id: string | null; name: string })[];
	/** The ten who have been overdue longest. */
	overdue: (OfficerRow & { requirementTitle: string; why: string })[];
}

const MOST_OVERDUE = 10;

const COUNTED = {
	current: 'current',
	due: 'due',
	'in-grace': 'inGrace',
	overdue: 'overdue',
	waived: 'excused',
	paused: 'excused'
} as const;

/** Counts of a department, the same by unit, and who has been overdue longest. */
export function summarizeDepartment(
	department: DepartmentStanding,
	{ requirementId, unitId }: Pick<OfficerFilter, 'requirementId' | 'unitId'>
): Summary {
	const { today, units, requirements } = department;
	const all: OfficerFilter = {
		...{ requirementId, unitId, standing: null, search: '', sort: 'name', descending: false },
		...{ on: null, known: null }
	};
	const rows = filterOfficers(department, all);
	const byUnit = Map.groupBy(rows, (row) => row.unitId);
	const shown = [...units, { id: null, name: 'No unit' }].filter(
		(unit) => byUnit.has(unit.id) || (unit.id && !unitId)
	);
	const soon = today.add({ days: SOON_DAYS });
	const overdue = filterOfficers(department, { ...all, standing: 'overdue', sort: 'due' });
	return {
		counts: count(rows, soon),
		units: shown.map((unit) => ({ ...unit, ...count(byUnit.get(unit.id) ?? [], soon) })),
		overdue: overdue.slice(0, MOST_OVERDUE).map((row) => {
			const { versions } = requirements.find((requirement) => requirement.id === row.requirementId)!;
			return { ...row, requirementTitle: versions.at(-1)!.title, why: whyStanding(row.standing, versions) };
		})
	};
}

function count(rows: OfficerRow[], soon: Temporal.PlainDate): Counts {
	const counts: Counts = {
		...{ officers: rows.length, current: 0, due: 0, dueSoon: 0, inGrace: 0, overdue: 0, excused: 0 }
	};
	for (const { standing } of rows) {
		if (standing.kind === 'not-applicable') continue;
		counts[COUNTED[standing.kind]]++;
		if (standing.kind === 'due' && Temporal.PlainDate.compare(standing.dueOn, soon) <= 0) counts.dueSoon++;
	}
	return counts;
}
