import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import type { SessionHours } from './session.ts';
import type { PartnerKind } from './workshop.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Monday 23 November 2026, 07:30 to 08:00`; where it ends on another day, that day as well. */
export function sessionHoursInWords({ startsAt, endsAt }: SessionHours, timeZone: string): string {
	const [first, last] = [localDay(startsAt, timeZone), localDay(endsAt, timeZone)];
	const until = first.equals(last)
		? timeInWords(endsAt, timeZone)
		: `${weekdayInWords(last)}, ${timeInWords(endsAt, timeZone)}`;
	return `${weekdayInWords(first)}, ${timeInWords(startsAt, timeZone)} to ${until}`;
}

const weekdayInWords = (day: Temporal.PlainDate) => `${WEEKDAYS[day.dayOfWeek - 1]} ${dayInWords(day)}`;

export const PARTNER_WORDS: Record<PartnerKind, string> = {
	none: 'No partner',
	'mental-health': 'Mental-health service',
	'victim-services': 'Victim services',
	medical: 'Medical service',
	prosecution: 'Prosecution',
	other: 'Other partner'
};
