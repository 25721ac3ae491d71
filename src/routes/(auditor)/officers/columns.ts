import type { OfficerFilter } from '#lib/server/compliance/filter-officers.ts';
import { hrefOf } from './officer-filter.ts';

const columns: [sort: OfficerFilter['sort'], label: string][] = [
	['name', 'Officer'],
	['badge', 'Badge'],
	['unit', 'Unit'],
	['standing', 'Standing'],
	['due', 'Due'],
	['completed', 'Last completed']
];

/** The columns of the list, each a link that sorts by it; the one that sorts now turns the order round. */
export const columnsFor = (filter: OfficerFilter) =>
	columns.map(([sort, label]) => {
		const isSorted = filter.sort === sort;
		const href = hrefOf('/officers', { ...filter, sort, descending: isSorted && !filter.descending });
		if (!isSorted) return { label, href };
		return { label, href, sorted: filter.descending ? ('descending' as const) : ('ascending' as const) };
	});
