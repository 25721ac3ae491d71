import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { readOwnHours } from '#lib/server/compliance/hours/read-own-hours.ts';
import { answering } from '#routes/answer.ts';
import { hoursShown } from '#routes/hours-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const ledger = await readOwnHours(locals);
	return { ...hoursShown(ledger), lead: `As of ${dayInWords(ledger.today)}` };
});
