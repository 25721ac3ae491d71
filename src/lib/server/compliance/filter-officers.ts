import { Temporal } from 'temporal-polyfill';
import type { AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { overallStanding, URGENCY } from '#lib/domain/compliance/overall-standing.ts';
import type { Officer } from './officer-standing.ts';
import type { DepartmentStanding } from './standing-of-department.ts';

/** `due-soon` is due within 30 days, a part of `due`. */
export const STANDING_FILTERS = [
	'current',
	'due',
	'due-soon',
	'in-grace',
	'overdue',
	'waived',
	'paused',
	'not-applicable'
] as const;
export const SORTS = ['name', 'badge', 'unit', 'standing', 'due', 'completed'] as const;

/** What an auditor asks for; null is no limit. The same filter makes the page, the export and the print. */
export interface OfficerFilter extends AsOfAsked {
	requirementId: string | null;
	unitId: string | null;
	/** null is everybody of whom something is asked. */
	standing: (typeof STANDING_FILTERS)[number] | null;
	/** Words that must all be found in name, badge number, state officer id or rank. */
	search: string;
	sort: (typeof SORTS)[number];
	descending: boolean;
}

/** One officer, with the requirement that counts most for them (or the one that was asked for). */
export type OfficerRow = Officer & Officer['standings'][number] & { unitName: string | null };

export const SOON_DAYS = 30;

/** The rows that a filter lets through, in its order; equals stay in order of name. */
export function filterOfficers(department: DepartmentStanding, filter: OfficerFilter): OfficerRow[] {
	const unitNames = new Map(department.units.map((unit) => [unit.id, unit.name]));
	const soon = department.today.add({ days: SOON_DAYS });
	const words = filter.search.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
	const rows: OfficerRow[] = [];
	for (const officer of department.officers) {
		if (filter.unitId && officer.unitId !== filter.unitId) continue;
		if (words.length > 0 && !isFound(officer, words)) continue;
		const asked = officer.standings.filter(
			(one) => !filter.requirementId || one.requirementId === filter.requirementId
		);
		const counts = overallStanding(asked);
		if (!counts || !isStanding(counts.standing, filter.standing, soon)) continue;
		rows.push({ ...officer, ...counts, unitName: (officer.unitId && unitNames.get(officer.unitId)) ?? null });
	}
	if (filter.sort === 'name') return filter.descending ? rows.reverse() : rows;
	const order = orders[filter.sort];
	return rows.sort((one, other) => (filter.descending ? order(other, one) : order(one, other)));
}

function isStanding(
	standing: OfficerRow['standing'],
	wanted: OfficerFilter['standing'],
	soon: Temporal.PlainDate
) {
	if (!wanted) return standing.kind !== 'not-applicable';
	if (wanted !== 'due-soon') return standing.kind === wanted;
	return standing.kind === 'due' && Temporal.PlainDate.compare(standing.dueOn, soon) <= 0;
}

function isFound(officer: Officer, words: string[]) {
	const { givenName, familyName, badgeNumber, stateOfficerId, rank } = officer;
	const text = [givenName, familyName, badgeNumber, stateOfficerId, rank].join(' ').toLocaleLowerCase('en');
	return words.every((word) => text.includes(word));
}

const { compare } = new Intl.Collator('en', { numeric: true });
const byDay = (one: Temporal.PlainDate | null, other: Temporal.PlainDate | null) =>
	one && other ? Temporal.PlainDate.compare(one, other) : Number(!one) - Number(!other);

/** From a fixed list: nothing that a person typed becomes an order. Officers come in order of name. */
const orders: Record<
	Exclude<OfficerFilter['sort'], 'name'>,
	(one: OfficerRow, other: OfficerRow) => number
> = {
	badge: (one, other) => compare(one.badgeNumber ?? '', other.badgeNumber ?? ''),
	unit: (one, other) => compare(one.unitName ?? '', other.unitName ?? ''),
	standing: (one, other) => URGENCY[one.standing.kind] - URGENCY[other.standing.kind],
	due: (one, other) => byDay(one.standing.dueOn, other.standing.dueOn),
	completed: (one, other) => byDay(one.lastCompletedOn, other.lastCompletedOn)
};
