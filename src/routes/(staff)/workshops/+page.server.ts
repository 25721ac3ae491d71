import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { PARTNER_WORDS } from '#lib/domain/compliance/sessions/session-in-words.ts';
import { readWorkshops } from '#lib/server/compliance/sessions/read-workshops.ts';
import { answering } from '#routes/answer.ts';
import { sessionLine } from './session-line.ts';
import type { PageServerLoadEvent } from './$types';

const SHOWN = [
	{
		value: 'open',
		label: 'Coming up and to be closed',
		caption: 'Sessions that are coming up or to be closed'
	},
	{ value: 'held', label: 'Held', caption: 'Sessions that were held' },
	{ value: 'cancelled', label: 'Cancelled', caption: 'Sessions that were cancelled' }
] as const;

const A_PAGE = 50;

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const asked = url.searchParams.get('show');
	const shown = SHOWN.find(({ value }) => value === asked) ?? SHOWN[0];
	const { workshops, sessions, mayLead } = await readWorkshops(locals, shown.value);
	const pages = Math.max(1, Math.ceil(sessions.length / A_PAGE));
	const wanted = Number(/^\d{1,6}$/.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1);
	const page = Math.min(pages, Math.max(1, wanted));
	return {
		mayLead,
		zone: zoneInWords(timeZone),
		show: shown.value,
		caption: shown.caption,
		options: SHOWN.map(({ value, label }) => ({ value, label })),
		page,
		pages,
		sessions: sessions.slice((page - 1) * A_PAGE, page * A_PAGE).map((session) => ({
			...sessionLine(session, session.segments, { now: locals.now, timeZone }),
			title: session.title,
			invited: session.invited ?? 0
		})),
		workshops: workshops.map((workshop) => ({
			href: `/workshops/${workshop.id}`,
			title: workshop.title,
			with: workshop.partner ?? PARTNER_WORDS.none,
			kind: workshop.partner ? PARTNER_WORDS[workshop.partnerKind] : null,
			minutes: minutesInWords(workshop.minutes),
			segments: workshop.segments
		}))
	};
});
