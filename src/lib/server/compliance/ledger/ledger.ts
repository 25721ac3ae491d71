import { EVENT_KINDS } from '#lib/domain/audit/event-words.ts';
import { register, type Placed } from '../registers/register.ts';
import { ledgerSearch } from './ledger-search.ts';
import { countEntries, searchEntries } from './queries.ts';
import { wordedEntries, type WordedEntry } from './worded-entries.ts';

type EntryRow = WordedEntry & Placed;

/** An entry is known by its number alone: in files that is its place. */
const NO_ID = '00000000-0000-4000-8000-000000000000';

/** The ledger as files have it; its page is one of its own. */
export const ledger = register<EntryRow>({
	title: 'Ledger',
	noun: 'entry',
	nouns: 'entries',
	about: '',
	searches: '',
	controls: ['state', 'days'],
	states: Object.entries(EVENT_KINDS).map(([value, label]) => ({ value, label })),
	order: { sort: 'entry', descending: true },
	columns: [
		{ name: 'entry', sorts: true, value: (row) => row.seq },
		{ name: 'at', value: (row) => row.at },
		{ name: 'kind', value: (row) => row.kind },
		{ name: 'who', value: (row) => row.who },
		{ name: 'what', value: (row) => row.what },
		{ name: 'about', value: (row) => row.whom },
		{ name: 'from_address', value: (row) => row.address },
		{ name: 'actor_id', value: (row) => row.actor },
		{ name: 'subject_id', value: (row) => row.subject },
		{ name: 'hash', value: (row) => row.hash }
	],
	count: async (trx, context, asked) => countEntries(trx, (await ledgerSearch(trx, context, asked)).search),
	list: async (trx, context, asked, { after, size }) => {
		const { search } = await ledgerSearch(trx, context, asked);
		const before = after && Number(after.key);
		const found = await searchEntries(trx, search, { before, limit: size });
		const entries = await wordedEntries(trx, context, found);
		return entries.map((entry) => ({ ...entry, id: NO_ID, sortKey: String(entry.seq) }));
	}
});
