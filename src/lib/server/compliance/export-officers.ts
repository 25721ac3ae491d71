import { stringify } from 'csv-stringify/sync';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { asOfFor } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { asOfInFile } from './as-of-in-file.ts';
import { csvCell, QUOTED } from './csv-cell.ts';
import { describeFilter } from './describe-filter.ts';
import { filterOfficers, type OfficerFilter } from './filter-officers.ts';
import { listed } from './list-officers.ts';
import { REPORT_COLUMNS } from './standing-columns.ts';
import { standingOfDepartment } from './standing-of-department.ts';

/**
 * The officers that a filter lets through, all pages, as a CSV file: UTF-8 with a byte order mark, RFC 4180, every
 * record of the same width. What it leaves out stands above the header row. A cell that a spreadsheet would take for
 * a formula begins with an apostrophe. The export and its ledger entry stand or fall together.
 */
export async function exportOfficers(
	context: Context,
	filter: OfficerFilter
): Promise<{ name: string; csv: string }> {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	const { departmentId, departmentName } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const moment = asOfFor(filter, context.actor, context.now);
		const department = await standingOfDepartment(trx, context, moment.on, moment.known);
		const rows = listed(filterOfficers(department, filter), department.requirements);
		const head = [
			['Report', 'Officers and where they stand'],
			['Department', departmentName],
			['As of', asOfInFile(moment, context)],
			['Ledger', `${department.head.seq} entries, head ${department.head.hash}`],
			['Filters', describeFilter(filter, department)],
			['Rows', rows.length],
			[]
		];
		const records = [
			REPORT_COLUMNS.map(([name]) => name),
			...rows.map((row) => REPORT_COLUMNS.map(([, value]) => value(row)))
		];
		const cells = [...head.map(asWideAsTheRest), ...records].map((record) => record.map(csvCell));
		const csv = stringify(cells, { bom: true, record_delimiter: 'windows', quoted_match: QUOTED });
		// What was searched for may be somebody's name, and the ledger holds no names.
		const filters = describeFilter({ ...filter, search: filter.search && '…' }, department);
		await recordEvents(trx, context, {
			kind: 'exported',
			subject: departmentId,
			what: 'officers',
			filters,
			rows: rows.length,
			digest: hashText(csv)
		});
		return { name: `officers-${department.today}.csv`, csv };
	});
}

const asWideAsTheRest = (cells: (string | number)[]) => [
	...cells,
	...Array<string>(REPORT_COLUMNS.length - cells.length).fill('')
];
