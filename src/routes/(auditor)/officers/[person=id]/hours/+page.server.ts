import { readHours } from '#lib/server/compliance/hours/read-hours.ts';
import { answering } from '#routes/answer.ts';
import { hoursShown } from '#routes/hours-shown.ts';
import { asOfFields, asOfInWords, askedFrom, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { heldInWords } from '../held-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const asked = askedFrom(url);
	const { held, known, mayExport, ...ledger } = await readHours(locals, { personId: params.person, asked });
	const [name, ...details] = heldInWords(held);
	const record = `/officers/${params.person}`;
	const query = asOfQuery(asked);
	return {
		...hoursShown(ledger),
		...{ name, record: `${record}${query}`, officers: `/officers${query}` },
		exportHref: mayExport ? `${record}/hours/export.csv${query}` : null,
		lead: [...details, asOfInWords({ on: ledger.today, known }, locals)].join(' · '),
		asOf: asOfFields(asked, locals),
		clear: asked.on ? `${record}/hours` : undefined
	};
});
