import { Temporal } from 'temporal-polyfill';

// What the two engines hand over and take, made the same: instants and days are Temporal values, counts are numbers.

export const INT8 = 20;
export const DATE = 1082;
export const TIMESTAMPTZ = 1184;

/** `2026-11-23 00:57:13.123+00` → Instant. Both engines run with `time zone UTC`, so the offset is always +00. */
export const readInstant = (text: string) =>
	Temporal.Instant.from(text.replace(' ', 'T').replace(/\+00$/, 'Z'));

export const readDay = (text: string) => Temporal.PlainDate.from(text);

/** Temporal values as PostgreSQL reads them; everything else as it is. */
export const toParameter = (value: unknown) =>
	value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value;
