import { localDay } from '#lib/domain/calendar/local-day.ts';
import { listServices } from '#lib/server/referral/read-services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	services: listServices('officers', localDay(locals.now, locals.signedIn ? locals.actor.timeZone : 'UTC'))
});
