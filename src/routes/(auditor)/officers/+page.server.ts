import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { can } from '#lib/domain/identity/can.ts';
import { listOfficers } from '#lib/server/compliance/list-officers.ts';
import { answering } from '#routes/answer.ts';
import { asOfFields, asOfInWords, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { countInWords } from '#routes/(auditor)/moment-words.ts';
import { statusOf } from '#routes/(auditor)/standing-words.ts';
import { MOST_AT_ONCE } from '#lib/server/certificate/registers/export-register.ts';
import { prepareList } from '#routes/(auditor)/registers/prepare-list.ts';
import { columnsFor } from './columns.ts';
import { filterFrom, hrefOf } from './officer-filter.ts';
import { listOf } from './officers-list.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { filter, page } = filterFrom(url);
	const read = await listOfficers(locals, filter, page);
	const mayExport = can(locals.actor, { action: 'export' });
	const isLong = read.total > MOST_AT_ONCE;
	const mayImport = can(locals.actor, { action: 'import-records' });
	const { requirementId, unitId, standing, search, sort, descending, on } = filter;
	return {
		mayImport,
		lead: `${countInWords(read.total)} ${read.total === 1 ? 'officer' : 'officers'} · ${asOfInWords({ on: read.today, known: read.known }, locals)}`,
		filter: {
			requirement: requirementId ?? '',
			unit: unitId ?? '',
			standing: standing ?? '',
			search,
			sort,
			order: descending ? 'down' : 'up'
		},
		asOf: asOfFields(filter, locals),
		filters: read.filters.charAt(0).toUpperCase() + read.filters.slice(1),
		isFiltered: Boolean(requirementId || unitId || standing || search || on),
		options: read.options,
		columns: columnsFor(filter),
		rows: read.rows.map((row) => ({
			name: `${row.familyName}, ${row.givenName}`,
			rank: row.rank,
			href: `/officers/${row.personId}${asOfQuery(filter)}`,
			badge: row.badgeNumber ?? '—',
			unit: row.unitName ?? '—',
			requirement: read.options.requirements.length > 1 ? row.requirement.title : null,
			status: statusOf(row.standing, read.today),
			dueOn: row.dueOn ? dayInWords(row.dueOn) : '—',
			why: row.why,
			completedOn: row.lastCompletedOn ? dayInWords(row.lastCompletedOn) : 'never'
		})),
		page: read.page,
		pages: Array.from({ length: read.pages }, (_, index) => hrefOf('/officers', filter, index + 1)),
		here: hrefOf('/officers', filter),
		exports: {
			...{ tooLongForASheet: false, whole: null },
			csv: mayExport && !isLong ? hrefOf('/officers/export.csv', filter) : null,
			xlsx: mayExport && !isLong ? hrefOf('/officers/export.xlsx', filter) : null,
			prepare: mayExport && isLong ? hrefOf('/officers', filter) : null
		},
		exportAllHref: mayExport ? `/standing/export.csv${asOfQuery(filter)}` : null
	};
});

export const actions = {
	prepare: answering((event: RequestEvent) => prepareList(event, listOf(filterFrom(event.url).filter)))
};
