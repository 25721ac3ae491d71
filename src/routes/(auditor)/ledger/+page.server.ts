import { redirect } from '@sveltejs/kit';
import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { checkRecords } from '#lib/server/certificate/evidence/check-records.ts';
import { MOST_AT_ONCE } from '#lib/server/certificate/registers/export-register.ts';
import { readLedger } from '#lib/server/compliance/ledger/read-ledger.ts';
import { answering } from '#routes/answer.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import { prepareList } from '#routes/(auditor)/registers/prepare-list.ts';
import { addressFrom, hrefOf, KINDS } from './ledger-address.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

type People = Awaited<ReturnType<typeof readLedger>>['people'];

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { filter, before, number } = addressFrom(url);
	if (number) redirect(303, `/ledger/${number}`);
	const { head, people, entries, matching, older } = await readLedger(locals, { filter, before });
	const { timeZone } = locals.actor;
	const page = (before: number | null) => hrefOf('/ledger', filter, before);
	return {
		lead: head
			? `${countInWords(head.seq)} entries, each sealed by the hash of the one before it`
			: 'No entries yet',
		head: head?.hash ?? null,
		filter: {
			q: filter.search,
			kind: filter.state ?? '',
			from: filter.from?.toString() ?? '',
			to: filter.to?.toString() ?? ''
		},
		here: page(null),
		people: peopleInWords(people),
		kinds: KINDS.map(([value, label]) => ({ value, label })),
		entries: entries.map(({ seq, hash, at, who, what, whom, address }) => ({
			seq: countInWords(seq),
			href: `/ledger/${seq}`,
			at: momentInWords(at, timeZone),
			words: `${who ?? 'Somebody not signed in'} ${what}`,
			whom,
			address,
			hash: hash.slice(0, 12)
		})),
		newest: before ? page(null) : null,
		older: older && page(older),
		found: foundInWords(matching),
		exports: {
			...{ tooLongForASheet: false, whole: null },
			csv: isLong(matching) ? null : hrefOf('/ledger/export.csv', filter),
			xlsx: isLong(matching) ? null : hrefOf('/ledger/export.xlsx', filter),
			prepare: isLong(matching) ? page(null) : null
		}
	};
});

const isLong = (matching: number) => matching > MOST_AT_ONCE;

function foundInWords(matching: number): string {
	if (isLong(matching)) return `More than ${countInWords(MOST_AT_ONCE)} entries match`;
	return matching === 1 ? 'One entry matches' : `${countInWords(matching)} entries match`;
}

/** Whose entries are shown, so that namesakes are not taken for one another. */
function peopleInWords(people: People): string | null {
	if (!people) return null;
	const { names, areMore } = people;
	if (names.length === 0) return null;
	return `Entries about or by ${names.join(', ')}${areMore ? ', and more people who are left out: search for less' : ''}`;
}

export const actions = {
	check: answering(async ({ locals }: RequestEvent) => {
		const { kind, head, ...rest } = await checkRecords(locals);
		const at = momentInWords(locals.now, locals.actor.timeZone);
		return {
			at,
			entries: countInWords(head.seq),
			head: head.hash,
			isIntact: kind === 'intact',
			fault: 'fault' in rest ? rest.fault.message : null
		};
	}),
	prepare: answering((event: RequestEvent) =>
		prepareList(event, { ...addressFrom(event.url), name: 'ledger', moment: TODAY })
	)
};
