import { Temporal } from 'temporal-polyfill';

// What the two engines hand over and take, made the same: instants and days are Temporal values, counts are numbers.

export const INT8 = 20;
export const DATE = 1082;
export const TIMESTAMPTZ = 1184;

/**
 * `2026-11-23 00:57:13.123+00`, or with a `T` as in JSON → Instant. Both engines run with `time zone UTC`, so the
 * offset is always +00. Whole milliseconds, which is all that the program itself writes, are read the quick way.
 */
export function readInstant(text: string): Temporal.Instant {
	const iso = text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z');
	const isQuick = iso.length <= '2026-11-23T00:57:13.123Z'.length && !Number.isNaN(Date.parse(iso));
	return isQuick ? Temporal.Instant.fromEpochMilliseconds(Date.parse(iso)) : Temporal.Instant.from(iso);
}

export const readDay = (text: string) => Temporal.PlainDate.from(text);

/** Temporal values as PostgreSQL reads them; everything else as it is. */
export const toParameter = (value: unknown) =>
	value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value;
