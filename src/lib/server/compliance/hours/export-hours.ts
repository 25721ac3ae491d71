import { stringify } from 'csv-stringify/sync';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { TODAY, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { CREDIT_SOURCES, decimalHours } from '#lib/domain/compliance/hours/hours-words.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { findHead } from '#lib/server/audit/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { asOfInFile, asOfInFilter } from '../as-of-in-file.ts';
import { csvCell, QUOTED } from '../csv-cell.ts';
import { openRecord } from '../open-record.ts';
import { hoursLedger, type HoursLedger, type HoursLine } from './hours-ledger.ts';

type Count = HoursLine['counts'][number];
type Entry = HoursLedger['apart'][number] | HoursLine;

/** One record for each rule that training counts under; one without a rule where it counts under none. */
type Row = { entry: Entry; count: Count | null };

const columns: [name: string, value: (row: Row) => string | number | null | undefined][] = [
	['completed_on', ({ entry }) => entry.on.toString()],
	['source', ({ entry }) => CREDIT_SOURCES[entry.source]],
	['title', ({ entry }) => entry.title],
	['provider_or_certificate', ({ entry }) => entry.detail],
	['minutes_approved', ({ entry }) => entry.approved],
	// What nobody measured was attested by whoever gave it.
	[
		'minutes_measured',
		({ entry }) => ('measured' in entry && entry.source === 'module' ? entry.measured : '')
	],
	['requirement', ({ count }) => count?.title],
	['statute_citation', ({ count }) => count?.citation],
	['rule_version', ({ count }) => count?.version],
	['cycle', ({ count }) => count?.cycle],
	['cycle_start', ({ count }) => count?.from.toString()],
	['cycle_end', ({ count }) => count?.to.toString()],
	['minutes_credited', ({ count }) => count?.minutes ?? 0],
	['hours_credited', ({ count }) => decimalHours(count?.minutes ?? 0)],
	['topics_credited', ({ count }) => count?.topics.map(inHours).join('; ')],
	['completes', ({ count }) => count?.completes],
	['not_counted_because', ({ entry, count }) => whyNot(entry, count)]
];

const inHours = ({ title, minutes }: { title: string; minutes: number }) =>
	`${title} ${decimalHours(minutes)}`;

const whyNot = (entry: Entry, count: Count | null) =>
	'apart' in entry ? entry.apart : count ? '' : 'No requirement of hours covers this day';

/**
 * Somebody's hours as a CSV file, of the same kind as that of the officers; what counts for nothing is at its end, with
 * 0 minutes and why. The export and its ledger entry stand or fall together.
 */
export async function exportHours(
	context: Context,
	{ personId, asked = TODAY }: { personId: string; asked?: AsOfAsked }
): Promise<{ name: string; csv: string }> {
	const { departmentId, departmentName } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const opened = await openRecord(trx, context, personId, 'see-record', asked);
		const { today, known, held } = opened;
		if (!can(context.actor, { action: 'export' })) throw new Forbidden();
		const ledger = await hoursLedger(trx, context, personId, today, known);
		const rows = rowsOf(ledger);
		const head = (await findHead(trx, departmentId, known)) ?? { seq: 0, hash: 'empty' };
		const above = [
			['Report', 'Hours ledger'],
			['Department', departmentName],
			['Officer', `${held.familyName}, ${held.givenName}`],
			['Badge', held.badgeNumber ?? ''],
			['As of', asOfInFile({ on: today, known }, context)],
			['Ledger', `${head.seq} entries, head ${head.hash}`],
			['Rows', rows.length],
			[]
		];
		const records = [
			...above.map((cells) => [...cells, ...Array<string>(columns.length - cells.length).fill('')]),
			columns.map(([name]) => name),
			...rows.map((row) => columns.map(([, value]) => value(row)))
		];
		const cells = records.map((record) => record.map(csvCell));
		const csv = stringify(cells, { bom: true, record_delimiter: 'windows', quoted_match: QUOTED });
		await recordEvents(trx, context, {
			kind: 'exported',
			subject: personId,
			what: 'hours',
			filters: [...asOfInFilter(asked.on, opened), 'all hours of one person'].join('; '),
			rows: rows.length,
			digest: hashText(csv)
		});
		return { name: `hours-${today}.csv`, csv };
	});
}

const rowsOf = ({ lines, apart }: HoursLedger): Row[] => [
	...lines.flatMap((entry): Row[] =>
		entry.counts.length > 0 ? entry.counts.map((count) => ({ entry, count })) : [{ entry, count: null }]
	),
	...apart.map((entry) => ({ entry, count: null }))
];
