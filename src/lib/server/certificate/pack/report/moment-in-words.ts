import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';

/** `30 June 2026, 23:59:00 America/Chicago (UTC-05:00)`: nobody has to ask whose clock it was. */
export function momentInWords(moment: Temporal.Instant, timeZone: string): string {
	const local = moment.toZonedDateTimeISO(timeZone);
	const time = local.toPlainTime().toString({ smallestUnit: 'second' });
	return `${dayInWords(local.toPlainDate())}, ${time} ${timeZone} (UTC${local.offset})`;
}

export const periodInWords = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) =>
	`${dayInWords(from)} to ${dayInWords(to)}`;
