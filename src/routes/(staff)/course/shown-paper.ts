import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { paperHtml } from '#lib/domain/course/papers/paper-html.ts';

/** A paper as its page shows it, with the day on which it was made. */
export const shownPaper = (markdown: string, now: Temporal.Instant, timeZone: string) => ({
	paper: { ...paperHtml(markdown), made: dayInWords(localDay(now, timeZone)) }
});
