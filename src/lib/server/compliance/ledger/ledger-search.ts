import type { Temporal } from 'temporal-polyfill';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import type { Asked } from '../registers/register.ts';
import { findPeople, type LedgerSearch } from './queries.ts';

/** People whose entries are looked for at once; who searches for less finds those that they mean. */
const MOST_PEOPLE = 20;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface OpenSearch {
	search: LedgerSearch;
	/** Who was meant by the words that were searched for; null when none were. */
	people: { names: string[]; areMore: boolean } | null;
}

/** What is asked of the ledger, as its query takes it: people by their ids, local days as moments. */
export async function ledgerSearch(
	trx: Tx,
	{ actor }: Pick<Context, 'actor'>,
	{ departmentId, timeZone, known, filter }: Asked
): Promise<OpenSearch> {
	if (!can(actor, { action: 'check-ledger' })) throw new Forbidden();
	const { search: words, state: kind, from, to } = filter;
	const begins = (day: Temporal.PlainDate) => momentText(day.toZonedDateTime(timeZone).toInstant());
	const search = {
		...{ departmentId, kind, known: known && momentText(known) },
		from: from && begins(from),
		until: to && begins(to.add({ days: 1 }))
	};
	if (!words) return { search: { ...search, people: null }, people: null };
	if (ID.test(words))
		return { search: { ...search, people: [words] }, people: { names: [], areMore: false } };
	const found = await findPeople(trx, departmentId, words, MOST_PEOPLE + 1);
	const people = found.slice(0, MOST_PEOPLE);
	return {
		search: { ...search, people: people.map(({ personId }) => personId) },
		people: { names: people.map(({ name }) => name), areMore: found.length > MOST_PEOPLE }
	};
}

/** As entries have their moments. */
const momentText = (at: Temporal.Instant) => at.toString({ fractionalSecondDigits: 3 });
