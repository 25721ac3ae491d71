// A certificate lasts a number of months from the day of completion. Renewing early, inside the renewal
// window, costs nobody the time they still had: the new term begins where the old one ends.
// Source: the department's requirement (every so many months, window of so many days).

import type { Temporal } from 'temporal-polyfill';
import { addMonths } from '#lib/domain/calendar/add-months.ts';

export interface Completed {
	/** The day of completion in the department's time zone. */
	completedOn: Temporal.PlainDate;
	everyMonths: number;
	/** The last valid day of the certificate that this one follows, or null for a first one. */
	previousValidUntil: Temporal.PlainDate | null;
	/** How many days before the last valid day a renewal may begin. */
	renewalWindowDays: number;
}

export interface Recertification {
	/** The last day on which the certificate is valid. */
	validUntil: Temporal.PlainDate;
	/** The first day on which completing again continues this term instead of starting a new one. */
	renewableFrom: Temporal.PlainDate;
}

/** When a certificate lapses, and from when it can be renewed. Month ends clamp as in `addMonths`. */
export function recertification(completed: Completed): Recertification {
	const { everyMonths, renewalWindowDays } = completed;
	if (!(everyMonths > 0)) throw new RangeError('a certificate lasts at least a month');
	if (!(renewalWindowDays >= 0)) throw new RangeError('a renewal window has no negative days');
	const validUntil = addMonths(termStartsOn(completed), everyMonths);
	return { validUntil, renewableFrom: validUntil.subtract({ days: renewalWindowDays }) };
}

function termStartsOn({ completedOn, previousValidUntil, renewalWindowDays }: Completed): Temporal.PlainDate {
	if (!previousValidUntil) return completedOn;
	const daysLeft = completedOn.until(previousValidUntil, { largestUnit: 'day' }).days;
	return daysLeft >= 0 && daysLeft <= renewalWindowDays ? previousValidUntil : completedOn;
}
