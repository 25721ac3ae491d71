import * as v from 'valibot';
import { listMessages, MESSAGE_KINDS, MESSAGE_STATES } from '#lib/server/compliance/telling/list-messages.ts';
import { answering } from '#routes/answer.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import { kindInWords, STATE_WORDS, stateShown } from './message-words.ts';
import type { PageServerLoadEvent } from './$types';

const schema = v.object({
	state: v.fallback(v.nullable(v.picklist(MESSAGE_STATES)), null),
	kind: v.fallback(v.nullable(v.picklist(MESSAGE_KINDS)), null),
	page: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1)
});

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { page: asked, ...filter } = v.parse(schema, {
		...{ state: null, kind: null, page: '1' },
		...Object.fromEntries(url.searchParams)
	});
	const { rows, total, page, pages, counts, hasServer } = await listMessages(locals, filter, asked);
	const { timeZone } = locals.actor;
	return {
		...{
			page,
			pages,
			hasServer,
			total: countInWords(total),
			isFiltered: Boolean(filter.state ?? filter.kind)
		},
		filter: { state: filter.state ?? '', kind: filter.kind ?? '' },
		states: MESSAGE_STATES.map((state) => ({
			value: state,
			label: `${STATE_WORDS[state]} (${countInWords(counts[state])})`
		})),
		kinds: MESSAGE_KINDS.map((kind) => ({ value: kind, label: kindInWords(kind) })),
		messages: rows.map((row) => ({
			...{ id: row.id, subject: row.subject, toName: row.toName, toAddress: row.toAddress },
			kind: kindInWords(row.kind),
			madeAt: momentInWords(row.madeAt, timeZone),
			state: stateShown(row, timeZone)
		}))
	};
});
