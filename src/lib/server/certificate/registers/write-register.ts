import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Cursor } from '#lib/domain/compliance/registers/cursor.ts';
import { findHead } from '#lib/server/audit/queries.ts';
import type { Sink, WrittenRows } from '#lib/server/compliance/registers/files/file-of-rows.ts';
import type { Asked, Placed } from '#lib/server/compliance/registers/register.ts';
import type { Context } from '#lib/server/context.ts';
import type { Snapshot } from '#lib/server/database/transact.ts';
import { EXPORT_FORMATS, type ExportFormat } from './export-format.ts';
import { openRegister, type ListAsked } from './open-register.ts';

/** Rows that are read, and in memory, at once. */
const AT_ONCE = 5_000;

export interface WrittenList extends WrittenRows {
	name: string;
	mediaType: string;
	/** In words, for the ledger: nobody's name is in them. */
	filters: string;
}

/**
 * Writes all rows of a list, as its page shows them, to a file of either kind. What it is of stands in the file: filter,
 * moment, head of the ledger, number of rows, and the hash of them.
 * @param told after each piece: how many rows of how many are written
 */
export async function writeRegister(
	{ read }: Pick<Snapshot, 'read'>,
	context: Context,
	{ format, ...list }: ListAsked & { format: ExportFormat },
	sink: Sink,
	told: (rows: number, of: number) => Promise<void> = () => Promise.resolve()
): Promise<WrittenList> {
	const { actor } = context;
	const { opened, head, total } = await read(async (trx) => {
		const opened = await openRegister(trx, context, list);
		const head = (await findHead(trx, actor.departmentId)) ?? { seq: 0, hash: 'empty' };
		return { opened, head, total: await opened.register.count(trx, context, opened.asked) };
	});
	const { register, asked } = opened;
	let rows = 0;
	async function* pages(): AsyncGenerator<Placed[]> {
		for (let after: Cursor | null = null; ;) {
			const page: Placed[] = await read((trx) =>
				register.list(trx, context, asked, { after, before: null, size: AT_ONCE })
			);
			rows += page.length;
			if (page.length > 0) yield page;
			await told(rows, total);
			if (page.length < AT_ONCE) return;
			const last = page.at(-1)!;
			after = { key: last.sortKey, id: last.id };
		}
	}
	const written = await EXPORT_FORMATS[format].write(
		{
			title: register.title,
			timeZone: actor.timeZone,
			head: [
				['Report', register.title],
				['Department', actor.departmentName],
				['As of', momentOf(asked, context)],
				['Ledger', `${head.seq} entries, head ${head.hash}`],
				['Filters', opened.filters],
				['Rows', total]
			],
			columns: register.columns,
			pages: pages(),
			notes: () =>
				rows === total
					? []
					: [['Note', `Records were added while this was written: it holds ${rows} rows`] as const]
		},
		sink
	);
	const { mediaType } = EXPORT_FORMATS[format];
	return {
		...written,
		...{ name: `${list.name}-${asked.on}.${format}`, mediaType },
		filters: `${opened.filtersForLedger}${wordsOfDay(asked, context)}`
	};
}

/** The moment that a list is of, as a file says it. */
function momentOf({ on, known }: Asked, { now, actor: { timeZone } }: Context): string {
	const moment = (known ?? now).toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'second' });
	return on.equals(localDay(now, timeZone)) ? moment : `${on}, by what was known at ${moment}`;
}

const wordsOfDay = ({ on, known }: Asked, { now, actor: { timeZone } }: Context) =>
	on.equals(localDay(now, timeZone)) ? '' : `; as of ${on}${known ? '' : ', by what is known now'}`;
