import { localDay } from '#lib/domain/calendar/local-day.ts';
import { readStandards } from '#lib/server/compliance/standards/read-standards.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent } from './$types';
import { checkOf, cycleOf, hoursOf } from './profile-words.ts';

export const load = answering(({ locals }: PageServerLoadEvent) => {
	const today = localDay(locals.now, locals.actor.timeZone);
	return {
		states: readStandards().profiles.map((profile) => ({
			...{ name: profile.name, href: `/standards/${profile.id}`, summary: profile.summary },
			...{ cycle: cycleOf(profile), hours: hoursOf(profile), filing: profile.filing.deadline },
			open: profile.notVerified.length,
			...checkOf(profile, today)
		}))
	};
});
