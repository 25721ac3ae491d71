import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { hoursInWords } from '#lib/domain/referral/hours-in-words.ts';
import type { Hidden } from '#lib/domain/referral/shown-service.ts';
import { listDirectory, listOpenPlaces } from '#lib/server/referral/read-services.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent } from './$types';

const WHY: Record<Hidden, string> = {
	'not-confirmed': 'Not confirmed',
	paused: 'Paused',
	ended: 'Ended',
	'check-overdue': 'Check overdue by more than 30 days'
};

export const load = answering(({ locals }: PageServerLoadEvent) => {
	const lines = listDirectory(localDay(locals.now, locals.actor.timeZone)).map(({ record, hidden }) => ({
		id: record.id,
		name: record.name,
		audience: record.audience,
		reach: [
			record.phone && `Call ${record.phone}`,
			record.textNumber && `Text ${record.textKeyword ? `${record.textKeyword} to ` : ''}${record.textNumber}`
		].filter((way) => way !== null),
		hours: hoursInWords(record.hours) ?? 'Not known',
		checked: record.verified
			? `${dayInWords(record.verified.on)}, ${record.verified.method}; next by ${dayInWords(record.verified.nextDueOn)}`
			: 'Never',
		more: [
			...(record.caution ? [{ term: 'For officers', value: record.caution }] : []),
			...(record.languages.length > 0 ? [{ term: 'Languages', value: record.languages.join(', ') }] : []),
			...record.more
		],
		hidden: hidden && WHY[hidden]
	}));
	return {
		shown: lines.filter(({ hidden }) => !hidden),
		kept: lines.filter(({ hidden }) => hidden),
		places: listOpenPlaces()
	};
});
