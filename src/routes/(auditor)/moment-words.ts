import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';

/** A moment as a record says it: `23 November 2026, 02:14`, in the department's zone. */
export const momentInWords = (at: Temporal.Instant, timeZone: string) =>
	`${dayInWords(localDay(at, timeZone))}, ${timeInWords(at, timeZone)}`;

/** `18,204` */
export const countInWords = (count: number) => count.toLocaleString('en-US');
