import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { cursorText, readCursor, type Cursor } from '#lib/domain/compliance/registers/cursor.ts';
import type { RegisterFilter } from '#lib/domain/compliance/registers/register-filter.ts';
import type { AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { AS_OF_FIELDS, asOfParams } from '#routes/(auditor)/as-of.ts';

/** An address is typed and shared by people: what does not fit is left out, not refused. */
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullable(schema), null);

const isPlain = v.check((text: string) => !text.includes('\0'));
const name = v.pipe(v.string(), v.regex(/^[a-zA-Z][\w-]{0,40}$/));
const day = v.pipe(
	v.string(),
	v.isoDate(),
	v.check((text) => isDay(text)),
	v.transform((text) => Temporal.PlainDate.from(text))
);

function isDay(text: string): boolean {
	try {
		return Temporal.PlainDate.from(text, { overflow: 'reject' }).year > 1900;
	} catch {
		return false;
	}
}

const schema = v.object({
	unit: orNull(v.pipe(v.string(), v.uuid())),
	requirement: orNull(v.pipe(v.string(), v.uuid())),
	module: orNull(name),
	state: orNull(name),
	q: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(100), isPlain), ''),
	from: orNull(day),
	to: orNull(day),
	sort: orNull(name),
	order: v.fallback(v.picklist(['up', 'down']), 'up'),
	rows: orNull(v.literal('all')),
	after: orNull(v.string()),
	before: orNull(v.string()),
	...AS_OF_FIELDS
});

/** What an address of a register asks for. */
export interface Address {
	filter: RegisterFilter;
	moment: AsOfAsked;
	after: Cursor | null;
	before: Cursor | null;
	/** All rows on one page, for print. */
	isWhole: boolean;
}

export function addressFrom(url: URL): Address {
	const read = v.parse(schema, Object.fromEntries(url.searchParams));
	const { unit: unitId, requirement: requirementId, module, state, q: search, from, to } = read;
	const filter = { unitId, requirementId, module, state, search, from, to };
	return {
		filter: { ...filter, sort: read.sort, descending: read.sort !== null && read.order === 'down' },
		moment: { on: read.on, known: read.on && read.known },
		after: read.after === null ? null : readCursor(read.after),
		before: read.before === null ? null : readCursor(read.before),
		isWhole: read.rows === 'all'
	};
}

/** The address of a list: what is not set is left out, so that one list has one address. */
export function hrefOf(path: string, { filter, moment, after, before, isWhole }: Partial<Address>): string {
	const params = new URLSearchParams();
	const set = (name: string, value: string | null | undefined) => value && params.set(name, value);
	set('unit', filter?.unitId);
	set('requirement', filter?.requirementId);
	set('module', filter?.module);
	set('state', filter?.state);
	set('q', filter?.search);
	set('from', filter?.from?.toString());
	set('to', filter?.to?.toString());
	set('sort', filter?.sort);
	set('order', filter?.sort && filter.descending ? 'down' : null);
	for (const [name, value] of asOfParams(moment ?? {})) params.set(name, value);
	set('after', after && cursorText(after));
	set('before', before && cursorText(before));
	set('rows', isWhole ? 'all' : null);
	return params.size > 0 ? `${path}?${params}` : path;
}
