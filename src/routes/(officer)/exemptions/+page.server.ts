import { localDay } from '#lib/domain/calendar/local-day.ts';
import { readOwnExemptions } from '#lib/server/compliance/leave/read-own-exemptions.ts';
import { answering } from '#routes/answer.ts';
import { exemptionsShown } from '#routes/exemptions-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const today = localDay(locals.now, timeZone);
	return exemptionsShown(await readOwnExemptions(locals), { today, timeZone });
});
