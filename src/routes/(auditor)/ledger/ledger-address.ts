import * as v from 'valibot';
import { EVENT_KINDS } from '#lib/domain/audit/event-words.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import { NO_FILTER } from '#lib/domain/compliance/registers/register-filter.ts';
import { addressFrom as registerAddressFrom } from '#routes/(auditor)/registers/register-address.ts';

export const KINDS = Object.entries(EVENT_KINDS) as [AuditEvent['kind'], string][];

const number = v.fallback(
	v.nullable(v.pipe(v.string(), v.trim(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number))),
	null
);

const schema = v.object({
	kind: v.fallback(v.nullable(v.picklist(KINDS.map(([kind]) => kind))), null),
	before: number,
	number
});

/** What an address of the ledger asks for; what does not fit is left out. */
export function addressFrom(url: URL) {
	const { kind, ...numbers } = v.parse(schema, {
		...{ kind: null, before: null, number: null },
		...Object.fromEntries(url.searchParams)
	});
	const { search, from, to } = registerAddressFrom(url).filter;
	return { filter: { ...NO_FILTER, search, state: kind as string | null, from, to }, ...numbers };
}

type Filter = ReturnType<typeof addressFrom>['filter'];

/** The address of entries: what is not set is left out. */
export function hrefOf(path: string, { search, state, from, to }: Filter, before: number | null = null) {
	const params = new URLSearchParams();
	const set = (name: string, value: string | null | undefined) => value && params.set(name, value);
	set('q', search);
	set('kind', state);
	set('from', from?.toString());
	set('to', to?.toString());
	set('before', before === null ? null : String(before));
	return params.size > 0 ? `${path}?${params}` : path;
}
