import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { Days, Period } from '#lib/domain/certificate/pack/fiscal-period.ts';
import type { NotPrepared } from '#lib/server/certificate/pack/request-pack.ts';

const PERIOD_WORDS: Record<Period, string> = {
	'fiscal-year': 'Last fiscal year',
	'calendar-year': 'Last calendar year',
	'this-year': 'This year so far',
	own: 'Other days'
};

/** Periods to choose from, with the days that they are. */
export const periodOptions = (periods: readonly { period: Period; days: Days | null }[]) =>
	periods.map(({ period, days }) => ({
		value: period,
		label: PERIOD_WORDS[period],
		...(days && { hint: `${dayInWords(days.from)} to ${dayInWords(days.to)}` })
	}));

/** Why a pack cannot be made, and which field says so. */
export const REFUSED: Record<NotPrepared['reason'], { field: string; words: string }> = {
	'days-reversed': { field: 'to', words: 'The last day lies before the first.' },
	'days-ahead': {
		field: 'from',
		words: 'The first day lies ahead, or after the moment that the pack is of.'
	},
	'too-long': { field: 'to', words: 'A pack is of ten years at most. Make one for each stretch.' },
	'outside-inspection': { field: 'from', words: 'Choose days within your inspection.' },
	'too-many': { field: 'form', words: 'Five files of yours are being made. Try again when one is ready.' }
};
