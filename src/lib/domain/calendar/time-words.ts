import type { Temporal } from 'temporal-polyfill';

const two = (part: number) => String(part).padStart(2, '0');

/** The clock in a zone, as police write it: `23:52`. */
export function timeInWords(instant: Temporal.Instant, timeZone: string): string {
	const { hour, minute } = instant.toZonedDateTimeISO(timeZone);
	return `${two(hour)}:${two(minute)}`;
}
