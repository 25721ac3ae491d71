import type { Counts } from '#lib/server/compliance/summarize-department.ts';
import { hrefOf } from '#routes/(auditor)/officers/officer-filter.ts';

type Asked = Parameters<typeof hrefOf>[1];

/** The figures of a requirement or a unit, each a link to its officers. */
export const figuresOf = ({ officers, current, due, inGrace, overdue, excused }: Counts, asked: Asked) => {
	const list = (more: Asked) => hrefOf('/officers', { ...asked, ...more });
	return [
		{ value: current, label: `of ${officers} officers current`, href: list({ standing: 'current' }) },
		{ value: due, label: 'due', href: list({ standing: 'due', sort: 'due' }) },
		...(inGrace > 0
			? [{ value: inGrace, label: 'in grace', href: list({ standing: 'in-grace', sort: 'due' }) }]
			: []),
		{ value: overdue, label: 'overdue', href: list({ standing: 'overdue', sort: 'due' }) },
		...(excused > 0
			? [{ value: excused, label: 'waived or on leave', href: list({ standing: 'waived' }) }]
			: [])
	];
};

/** One row of counts: of a unit with a requirement, or the other way round. */
export const countsShown = (
	{ officers, current, due, inGrace, overdue, excused }: Counts,
	{ name, href, overdueHref }: { name: string; href: string | null; overdueHref: string | null }
) => ({
	...{ name, href, officers, current, due, inGrace, overdue, excused },
	overdueHref: overdue > 0 ? overdueHref : null
});
