// Days as files write them. A day that can be read in two ways is never guessed: 3/4/2025 is the fourth of March in one
// file and the third of April in another.

import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';

export type DayOrder = 'month-first' | 'day-first';

export const DAY_ORDERS: Record<DayOrder, string> = {
	'month-first': 'Month first: 3/4/2025 is 4 March',
	'day-first': 'Day first: 3/4/2025 is 3 April'
};

export type DayProblem = 'ambiguous' | 'no-such-day' | 'no-day' | 'short-year' | 'serial-number';

/**
 * A day, or what keeps it from being one.
 * @param order how days with slashes are written; null while nobody said
 * @param timeZone the department's: a moment with an offset is the day that it was there
 */
export function readDay(
	text: string,
	order: DayOrder | null,
	timeZone: string
): Temporal.PlainDate | DayProblem {
	const said = text.trim();
	const iso =
		/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(said);
	if (iso) {
		const [, day = '', time, offset] = iso;
		return orNone(() =>
			offset
				? localDay(Temporal.Instant.from(`${day}T${time}${offset}`), timeZone)
				: Temporal.PlainDate.from(time ? `${day}T${time}` : day)
		);
	}
	const parts =
		/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: +\d{1,2}:\d{2}(?::\d{2})?(?: *[ap]m)?)?$/i.exec(said);
	if (!parts) return /^\d{5}$/.test(said) ? 'serial-number' : 'no-day';
	const [, first, second, year = ''] = parts;
	if (year.length === 2) return 'short-year';
	return readParts(Number(first), Number(second), Number(year), order);
}

function readParts(
	first: number,
	second: number,
	year: number,
	order: DayOrder | null
): Temporal.PlainDate | DayProblem {
	const monthFirst = dayOf(year, first, second);
	const dayFirst = dayOf(year, second, first);
	if (order) return (order === 'month-first' ? monthFirst : dayFirst) ?? 'no-such-day';
	if (monthFirst && dayFirst && !monthFirst.equals(dayFirst)) return 'ambiguous';
	return monthFirst ?? dayFirst ?? 'no-such-day';
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | null {
	const read = orNone(() => Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }));
	return read === 'no-such-day' ? null : read;
}

function orNone(read: () => Temporal.PlainDate): Temporal.PlainDate | 'no-such-day' {
	try {
		return read();
	} catch (error) {
		if (error instanceof RangeError) return 'no-such-day';
		throw error;
	}
}
