import type { CellValue } from '#lib/domain/compliance/registers/cell-value.ts';
import type { Temporal } from 'temporal-polyfill';
import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { cycleDays } from '#lib/domain/compliance/cycle-name.ts';
import { filterOfficers, SORTS, STANDING_FILTERS, type OfficerFilter } from '../filter-officers.ts';
import { listed, type ListedOfficer } from '../list-officers.ts';
import { REPORT_COLUMNS } from '../standing-columns.ts';
import { standingOfDepartment } from '../standing-of-department.ts';
import { computedPage } from './computed-page.ts';
import { register, type Asked, type Placed } from './register.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';

type OfficerPlaced = ListedOfficer & Placed;

const isOneOf = <T extends string>(all: readonly T[], text: string | null): text is T =>
	(all as readonly (string | null)[]).includes(text);

/** What the officers' page filters by, as it stands in a register's filter. */
const officerFilterOf = ({ filter }: Asked): OfficerFilter => ({
	...TODAY,
	requirementId: filter.requirementId,
	unitId: filter.unitId,
	standing: isOneOf(STANDING_FILTERS, filter.state) ? filter.state : null,
	search: filter.search,
	sort: isOneOf(SORTS, filter.sort) ? filter.sort : 'name',
	descending: filter.descending
});

async function rowsOf(trx: Tx, context: Context, asked: Asked): Promise<OfficerPlaced[]> {
	const department = await standingOfDepartment(trx, context, asked.on, asked.known);
	const rows = listed(filterOfficers(department, officerFilterOf(asked)), department.requirements);
	// The order is that of the page, which is more than letters: a row's place in it is its key.
	return rows.map((row, index) => ({ ...row, id: row.personId, sortKey: String(index).padStart(9, '0') }));
}

const DAYS: Record<string, (row: ListedOfficer) => Temporal.PlainDate | null> = {
	cycle_start: ({ standing: { cycle } }) => cycle && cycleDays(cycle).from,
	cycle_end: ({ standing: { cycle } }) => cycle && cycleDays(cycle).to,
	due_on: (row) => row.dueOn,
	last_completed_on: (row) => row.lastCompletedOn
};

const HOURS = ['hours_needed', 'hours_credited'];

/** The list of officers as files have it; its page is one of its own. */
export const officers = register<OfficerPlaced>({
	title: 'Officers and where they stand',
	noun: 'officer',
	nouns: 'officers',
	about: '',
	searches: '',
	controls: [],
	states: [],
	order: { sort: 'name', descending: false },
	columns: REPORT_COLUMNS.map(([name, value]) => ({
		name,
		value: DAYS[name] ?? ((row: ListedOfficer): CellValue => typed(name, value(row) ?? null))
	})),
	count: async (trx, context, asked) => (await rowsOf(trx, context, asked)).length,
	list: async (trx, context, asked, page) => computedPage(await rowsOf(trx, context, asked), false, page)
});

const typed = (name: string, value: string | number | null) =>
	HOURS.includes(name) && value !== null && value !== '' ? Number(value) : value;
