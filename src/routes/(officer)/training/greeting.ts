import type { Temporal } from 'temporal-polyfill';

/** By the department's clock: officers work through the night, and 02:00 is no morning to them. */
export function greeting(now: Temporal.Instant, timeZone: string): string {
	const { hour } = now.toZonedDateTimeISO(timeZone);
	if (hour >= 5 && hour < 12) return 'Good morning';
	if (hour >= 12 && hour < 17) return 'Good afternoon';
	return 'Good evening';
}
