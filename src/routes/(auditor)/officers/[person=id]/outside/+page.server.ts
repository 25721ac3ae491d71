import { listOutsideOf } from '#lib/server/compliance/outside/list-outside-of.ts';
import { answering } from '#routes/answer.ts';
import { asOfFields, asOfInWords, askedFrom, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { outsideShown } from '#routes/outside-shown.ts';
import { heldInWords } from '../held-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const personId = params.person;
	const asked = askedFrom(url);
	const { held, today, known, rows, mayEnter, mayDecide, mayCorrect } = await listOutsideOf(locals, {
		...{ personId, asked }
	});
	const [name, ...details] = heldInWords(held);
	const entered = url.searchParams.get('entered');
	return {
		...{ name, path: `/officers/${personId}`, mayEnter },
		query: asOfQuery(asked),
		lead: [...details, asOfInWords({ on: today, known }, locals)].join(' · '),
		asOf: asOfFields(asked, locals),
		clear: asked.on ? `/officers/${personId}/outside` : undefined,
		entered: rows.find(({ id }) => id === entered)?.title ?? null,
		rows: rows.map((row) => ({
			...outsideShown(row, locals.actor.timeZone),
			links: [
				...(mayDecide && row.state === 'waiting'
					? [{ href: `/outside-requests/${row.id}`, label: 'Decide whether it counts' }]
					: []),
				...(mayCorrect && row.state !== 'corrected'
					? [{ href: `/officers/${personId}/corrections/outside/${row.id}`, label: 'Correct' }]
					: [])
			]
		}))
	};
});
