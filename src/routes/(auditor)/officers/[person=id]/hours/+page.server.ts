import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { readHours } from '#lib/server/compliance/hours/read-hours.ts';
import { answering } from '#routes/answer.ts';
import { hoursShown } from '#routes/hours-shown.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { heldInWords } from '../held-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const { held, mayExport, ...ledger } = await readHours(locals, { personId: params.person });
	const [name, ...details] = heldInWords(held);
	const record = `/officers/${params.person}`;
	return {
		...hoursShown(ledger),
		...{ name, record, exportHref: mayExport ? `${record}/hours/export.csv` : null },
		lead: [...details, `as of ${momentInWords(locals.now, timeZone)} ${zoneInWords(timeZone)}`].join(' · ')
	};
});
