import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { SORTS, STANDING_FILTERS, type OfficerFilter } from '#lib/server/compliance/filter-officers.ts';

/** An address is typed and shared by people: what does not fit is left out, not refused. */
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullable(schema), null);

const schema = v.object({
	requirement: orNull(v.pipe(v.string(), v.uuid())),
	unit: orNull(v.pipe(v.string(), v.uuid())),
	standing: orNull(v.picklist(STANDING_FILTERS)),
	q: v.fallback(
		v.pipe(
			v.string(),
			v.trim(),
			v.maxLength(100),
			v.check((text) => !text.includes('\0'))
		),
		''
	),
	sort: v.fallback(v.picklist(SORTS), 'name'),
	order: v.fallback(v.picklist(['up', 'down']), 'up'),
	on: orNull(
		v.pipe(
			v.string(),
			v.isoDate(),
			v.check((text) => isDay(text)),
			v.transform((text) => Temporal.PlainDate.from(text))
		)
	),
	page: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1)
});

/** Whether the calendar has it, as 30 February it has not. */
function isDay(text: string): boolean {
	try {
		return Temporal.PlainDate.from(text, { overflow: 'reject' }).year > 1900;
	} catch {
		return false;
	}
}

/** The filter and the page that an address asks for. */
export function filterFrom(url: URL): { filter: OfficerFilter; page: number } {
	const read = v.parse(schema, Object.fromEntries(url.searchParams));
	const { requirement: requirementId, unit: unitId, standing, q: search, sort, order, on, page } = read;
	const descending = order === 'down';
	return { filter: { requirementId, unitId, standing, search, sort, descending, on }, page };
}

/** The address of a filter: what is not set is left out, so that one list has one address. */
export function hrefOf(path: string, filter: Partial<OfficerFilter>, page = 1): string {
	const params = new URLSearchParams();
	const set = (name: string, value: string | null | undefined) => value && params.set(name, value);
	set('requirement', filter.requirementId);
	set('unit', filter.unitId);
	set('standing', filter.standing);
	set('q', filter.search);
	set('sort', filter.sort === 'name' ? null : filter.sort);
	set('order', filter.descending ? 'down' : null);
	set('on', filter.on?.toString());
	set('page', page > 1 ? String(page) : null);
	return params.size > 0 ? `${path}?${params}` : path;
}
