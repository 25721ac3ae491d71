import { sql, type RawBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

/**
 * Whether what was recorded at a moment was known by another; null is now, by when all of it is. The one condition that
 * every reader of the past goes by.
 * @param recordedAt a column
 */
export const knownBy = (recordedAt: string, known: Temporal.Instant | null): RawBuilder<boolean> =>
	known === null ? sql`true` : sql`${sql.ref(recordedAt)} <= ${known}::timestamptz`;

/**
 * The same for an entry of the ledger, whose moment is a text of whole milliseconds in UTC.
 * @param at a column
 */
export const enteredBy = (at: string, known: Temporal.Instant | null): RawBuilder<boolean> =>
	known === null
		? sql`true`
		: sql`${sql.ref(at)} <= ${known.toString({ fractionalSecondDigits: 3, roundingMode: 'trunc' })}`;
