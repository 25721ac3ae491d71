import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { ASKED_STATES, REPORTABLE_KINDS } from '#lib/domain/compliance/filing/state-report.ts';
import type { AskedFiling } from '#lib/server/compliance/filing/list-filing.ts';

/** An address is typed and shared by people: what does not fit is left out, not refused. */
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullable(schema), null);

const day = orNull(
	v.pipe(
		v.string(),
		v.isoDate(),
		v.check((text) => isDay(text)),
		v.transform((text) => Temporal.PlainDate.from(text))
	)
);

/** Whether the calendar has it, within times that an agency has records of. */
function isDay(text: string): boolean {
	try {
		const { year } = Temporal.PlainDate.from(text, { overflow: 'reject' });
		return year >= 1950 && year < 2200;
	} catch {
		return false;
	}
}

const schema = v.object({
	from: day,
	to: day,
	state: orNull(v.picklist(ASKED_STATES)),
	kind: orNull(v.picklist(REPORTABLE_KINDS)),
	q: v.fallback(
		v.pipe(
			v.string(),
			v.trim(),
			v.maxLength(100),
			v.check((text) => !text.includes('\0'))
		),
		''
	),
	page: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1)
});

/** The filter and the page that an address asks for. */
export function filingFrom(url: URL): { filter: AskedFiling; page: number } {
	const { q: search, page, ...filter } = v.parse(schema, Object.fromEntries(url.searchParams));
	return { filter: { ...filter, search }, page };
}

/** The query of a filter, without its question mark; what is not set is left out, so that one list has one address. */
export function filingQuery(filter: AskedFiling, page = 1): URLSearchParams {
	const params = new URLSearchParams();
	const set = (name: string, value: string | null | undefined) => value && params.set(name, value);
	set('from', filter.from?.toString());
	set('to', filter.to?.toString());
	set('state', filter.state);
	set('kind', filter.kind);
	set('q', filter.search);
	set('page', page > 1 ? String(page) : null);
	return params;
}

export const filingHref = (params: URLSearchParams) => (params.size > 0 ? `/filing?${params}` : '/filing');
