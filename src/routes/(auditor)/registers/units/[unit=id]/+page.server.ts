import { readUnitView } from '#lib/server/compliance/registers/read-unit-view.ts';
import { answering } from '#routes/answer.ts';
import { askedFrom, asOfFields, asOfInWords, asOfParams, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { hrefOf as officersHref } from '#routes/(auditor)/officers/officer-filter.ts';
import { countsShown, figuresOf } from '#routes/(auditor)/registers/counts-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const moment = askedFrom(url);
	const { unit: unitId } = params;
	const read = await readUnitView(locals, { unitId, moment });
	const asked = { unitId, ...moment };
	const list = (name: string, label: string) => ({
		href: `/registers/${name}?${new URLSearchParams([['unit', unitId], ...asOfParams(moment)])}`,
		label
	});
	return {
		name: read.name,
		path: url.pathname,
		here: `${url.pathname}${asOfQuery(moment)}`,
		lead: `Its officers and where they stand, ${asOfInWords(read, locals)}`,
		asOf: asOfFields(moment, locals),
		figures: figuresOf(read.counts, asked),
		officers: officersHref('/officers', asked),
		requirements: read.requirements.map(({ id, title, ...counts }) =>
			countsShown(counts, {
				name: title,
				href: `/registers/requirements/${id}${asOfQuery(moment)}`,
				overdueHref: officersHref('/officers', {
					...{ ...asked, requirementId: id, standing: 'overdue', sort: 'due' }
				})
			})
		),
		lists: [
			list('certificates', 'Certificates'),
			list('completions', 'Completions'),
			list('outside', 'Training from elsewhere'),
			list('corrections', 'Corrections'),
			list('exceptions', 'Exceptions')
		]
	};
});
