import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

/** When something of a draft was done, as its writer thinks of it: `today, 02:14`, `yesterday, 23:50`, then with its day. */
export function savedInWords(at: Temporal.Instant, now: Temporal.Instant, timeZone: string): string {
	const days = localDay(at, timeZone).until(localDay(now, timeZone), { largestUnit: 'day' }).days;
	if (days > 1 || days < 0) return momentInWords(at, timeZone);
	return `${days === 0 ? 'today' : 'yesterday'}, ${timeInWords(at, timeZone)}`;
}
