import type { Temporal } from 'temporal-polyfill';

/** The last `count` months up to the one that a day lies in, the earliest first. */
export const monthsUpTo = (day: Temporal.PlainDate, count: number): Temporal.PlainYearMonth[] =>
	Array.from({ length: count }, (_, index) => day.toPlainYearMonth().subtract({ months: count - 1 - index }));
