import type { FilterControl, RegisterFilter } from '#lib/domain/compliance/registers/register-filter.ts';
import type { Choices } from '#lib/server/certificate/registers/describe-asked.ts';
import type { Asked, Register } from '#lib/server/compliance/registers/register.ts';
import { hrefOf, type Address } from './register-address.ts';

/** The columns of the page; each that can be sorted by is a link, the one that sorts now turns the order round. */
export const columnsFor = (
	{ columns }: Register,
	path: string,
	{ filter, moment }: Pick<Address, 'filter' | 'moment'>,
	{ filter: now }: Asked
) =>
	columns
		.filter(({ label }) => label)
		.map(({ name, label, sorts, end }) => {
			const column = { label: label!, ...(end && { end }) };
			if (!sorts) return column;
			const isSorted = now.sort === name;
			const asked = { ...filter, sort: name, descending: isSorted && !now.descending };
			const href = hrefOf(path, { filter: asked, moment });
			if (!isSorted) return { ...column, href };
			return { ...column, href, sorted: now.descending ? ('descending' as const) : ('ascending' as const) };
		});

/** The controls of the filter with what is chosen in each; null where the register has none. */
export function fieldsOf({ controls, states }: Register, filter: RegisterFilter, choices: Choices) {
	const has = (control: FilterControl) => controls.includes(control);
	const options = <T>(all: readonly T[], value: (one: T) => string, label: (one: T) => string) =>
		all.map((one) => ({ value: value(one), label: label(one) }));
	return {
		q: filter.search,
		unit: has('unit')
			? {
					value: filter.unitId ?? '',
					options: options(
						choices.units,
						({ id }) => id,
						({ name }) => name
					)
				}
			: null,
		requirement: has('requirement')
			? {
					value: filter.requirementId ?? '',
					options: options(
						choices.requirements,
						({ id }) => id,
						({ title }) => title
					)
				}
			: null,
		module: has('module')
			? {
					value: filter.module ?? '',
					options: options(
						choices.modules,
						({ code }) => code,
						({ code, title }) => `${code} ${title}`
					)
				}
			: null,
		state: has('state') ? { value: filter.state ?? '', options: states } : null,
		days: has('days') ? { from: filter.from?.toString() ?? '', to: filter.to?.toString() ?? '' } : null,
		sort: filter.sort,
		order: filter.sort && filter.descending ? 'down' : null
	};
}
