import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { EVENT_KINDS } from '#lib/domain/audit/event-words.ts';
import { readEntry } from '#lib/server/compliance/ledger/read-entry.ts';
import { answering } from '#routes/answer.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const entry = await readEntry(locals, { seq: Number(params.seq) });
	const { timeZone } = locals.actor;
	const day = localDay(entry.at, timeZone);
	const search = (query: Record<string, string>) => `/ledger?${new URLSearchParams(query)}`;
	return {
		title: `Entry ${countInWords(entry.seq)}`,
		lead: `${entry.who ?? 'Somebody not signed in'} ${entry.what}`,
		facts: [
			{ term: 'When', value: momentInWords(entry.at, timeZone) },
			{ term: 'Kind', value: EVENT_KINDS[entry.kind] },
			{ term: 'About', value: entry.whom ?? entry.subject },
			{ term: 'From', value: entry.address ?? 'no address: it was done on the server' },
			{ term: 'Hash', value: entry.hash },
			{ term: 'Hash before it', value: entry.previousHash }
		],
		body: entry.body,
		links: [
			{ href: search({ q: entry.subject }), label: 'Every entry about the same' },
			...(entry.actor
				? [{ href: search({ q: entry.actor }), label: 'Every entry about or by who did this' }]
				: []),
			{ href: search({ kind: entry.kind }), label: 'Every entry of this kind' },
			{
				href: search({ from: day.toString(), to: day.toString() }),
				label: `Every entry of ${dayInWords(day)}`
			}
		]
	};
});
