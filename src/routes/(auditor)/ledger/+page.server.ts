import * as v from 'valibot';
import { EVENT_KINDS } from '#lib/domain/audit/event-words.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import { checkRecords } from '#lib/server/certificate/evidence/check-records.ts';
import { readLedger } from '#lib/server/compliance/read-ledger.ts';
import { answering } from '#routes/answer.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const kinds = Object.entries(EVENT_KINDS) as [AuditEvent['kind'], string][];
const schema = v.object({
	kind: v.fallback(v.nullable(v.picklist(kinds.map(([kind]) => kind))), null),
	before: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number))), null)
});

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { kind, before } = v.parse(schema, {
		kind: null,
		before: null,
		...Object.fromEntries(url.searchParams)
	});
	const { head, entries, older } = await readLedger(locals, { kind, before });
	const { timeZone } = locals.actor;
	const page = (before: number | null) => {
		const params = new URLSearchParams({ ...(kind && { kind }), ...(before && { before: String(before) }) });
		return params.size > 0 ? `/ledger?${params}` : '/ledger';
	};
	return {
		lead: head
			? `${countInWords(head.seq)} entries, each sealed by the hash of the one before it`
			: 'No entries yet',
		head: head?.hash ?? null,
		filter: { kind: kind ?? '' },
		kinds: kinds.map(([value, label]) => ({ value, label })),
		entries: entries.map(({ seq, hash, at, who, what, whom, address }) => ({
			seq: countInWords(seq),
			at: momentInWords(at, timeZone),
			words: `${who ?? 'Somebody not signed in'} ${what}`,
			whom,
			address,
			hash: hash.slice(0, 12)
		})),
		newest: before ? page(null) : null,
		older: older && page(older)
	};
});

export const actions = {
	default: answering(async ({ locals }: RequestEvent) => {
		const { kind, head, ...rest } = await checkRecords(locals);
		const at = momentInWords(locals.now, locals.actor.timeZone);
		return {
			at,
			entries: countInWords(head.seq),
			head: head.hash,
			isIntact: kind === 'intact',
			fault: 'fault' in rest ? rest.fault.message : null
		};
	})
};
