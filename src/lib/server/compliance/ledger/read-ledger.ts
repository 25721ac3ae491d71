import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { NO_FILTER, type RegisterFilter } from '#lib/domain/compliance/registers/register-filter.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findHead } from '#lib/server/audit/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { askedOf } from '../registers/asked-of.ts';
import { ledgerSearch } from './ledger-search.ts';
import { countEntries, searchEntries } from './queries.ts';
import { wordedEntries } from './worded-entries.ts';

const ENTRIES_A_PAGE = 50;
/** Up to where matching entries are counted. */
const MOST_COUNTED = 5_001;

/** What is looked for: somebody in words or an id, a kind of event, local days. */
export type LedgerFilter = Partial<Pick<RegisterFilter, 'search' | 'state' | 'from' | 'to'>>;

/**
 * The department's ledger in words, newest first, a page of entries before number `before`. An inspector finds the
 * entries of their period.
 */
export async function readLedger(
	context: Context,
	{ before, filter = {} }: { before: number | null; filter?: LedgerFilter }
) {
	const { actor } = context;
	if (!can(actor, { action: 'check-ledger' })) throw new Forbidden();
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const asked = await askedOf(trx, context, { ...NO_FILTER, ...filter }, TODAY);
		const { search, people } = await ledgerSearch(trx, context, asked);
		const limit = ENTRIES_A_PAGE + 1;
		const found = await searchEntries(trx, search, { before, limit });
		const entries = await wordedEntries(trx, context, found.slice(0, ENTRIES_A_PAGE));
		return {
			head: (await findHead(trx, actor.departmentId)) ?? null,
			people,
			entries,
			/** How many match, on all pages; counted no further than 5,001. */
			matching: await countEntries(trx, search, MOST_COUNTED),
			/** Where the next older page begins; null on the last. */
			older: found.length > ENTRIES_A_PAGE ? entries.at(-1)!.seq : null
		};
	});
}
