import { Temporal } from 'temporal-polyfill';

/** A span of days, both ends counted; null while nobody knows the end. */
export interface Days {
	fromOn: Temporal.PlainDate;
	untilOn: Temporal.PlainDate | null;
}

/** The first of `others` that has a day in common with `days`, or null. */
export const overlapping = <Other extends Days>(days: Days, others: readonly Other[]): Other | null =>
	others.find((other) => beginsBy(days, other.untilOn) && beginsBy(other, days.untilOn)) ?? null;

const beginsBy = ({ fromOn }: Days, end: Temporal.PlainDate | null) =>
	!end || Temporal.PlainDate.compare(fromOn, end) <= 0;

/** A first day more than a year ahead is a slip of the year more often than a plan. */
export const isTooFarAhead = (fromOn: Temporal.PlainDate, today: Temporal.PlainDate) =>
	Temporal.PlainDate.compare(fromOn, today.add({ years: 1 })) > 0;

export const isSameDays = (one: Days, other: Days) =>
	one.fromOn.equals(other.fromOn) &&
	(one.untilOn && other.untilOn ? one.untilOn.equals(other.untilOn) : one.untilOn === other.untilOn);
