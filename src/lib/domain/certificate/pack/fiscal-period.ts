// The periods that auditors ask for. A fiscal year of most cities and counties ends on 30 June, others' with the
// calendar year.

import { Temporal } from 'temporal-polyfill';

export const PERIODS = ['fiscal-year', 'calendar-year', 'this-year', 'own'] as const;
export type Period = (typeof PERIODS)[number];

export interface Days {
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
}

/** The days of a period as seen from a day; null where whoever asks says the days themselves. */
export function daysOf(period: Period, today: Temporal.PlainDate): Days | null {
	const on = (year: number, month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
	switch (period) {
		case 'fiscal-year': {
			// The last year from 1 July to 30 June that has ended.
			const ended = today.month >= 7 ? today.year : today.year - 1;
			return { from: on(ended - 1, 7, 1), to: on(ended, 6, 30) };
		}
		case 'calendar-year':
			return { from: on(today.year - 1, 1, 1), to: on(today.year - 1, 12, 31) };
		case 'this-year':
			return { from: on(today.year, 1, 1), to: today };
		case 'own':
			return null;
		default:
			return period satisfies never;
	}
}
