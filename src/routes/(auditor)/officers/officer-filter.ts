import * as v from 'valibot';
import { SORTS, STANDING_FILTERS, type OfficerFilter } from '#lib/server/compliance/filter-officers.ts';
import { AS_OF_FIELDS, asOfParams } from '#routes/(auditor)/as-of.ts';

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
	...AS_OF_FIELDS,
	page: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1)
});

/** The filter and the page that an address asks for. */
export function filterFrom(url: URL): { filter: OfficerFilter; page: number } {
	const read = v.parse(schema, Object.fromEntries(url.searchParams));
	const {
		requirement: requirementId,
		unit: unitId,
		standing,
		q: search,
		sort,
		order,
		on,
		known,
		page
	} = read;
	const descending = order === 'down';
	return { filter: { requirementId, unitId, standing, search, sort, descending, on, known }, page };
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
	for (const [name, value] of asOfParams(filter)) params.set(name, value);
	set('page', page > 1 ? String(page) : null);
	return params.size > 0 ? `${path}?${params}` : path;
}
