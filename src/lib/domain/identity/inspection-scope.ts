// An inspector sees one period, and nothing beyond it: neither what happened outside of it nor that it did. Everybody
// else sees all of what they may see at all.

import { Temporal } from 'temporal-polyfill';
import type { Actor } from './actor.ts';

/** From one local day to another, both among them; null is open. */
interface Span {
	from: Temporal.PlainDate | null;
	to: Temporal.PlainDate | null;
}

type Looking = Pick<Actor, 'inspection'>;

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;

/** Whether what happened on this local day is there for them. */
export function isWithin({ inspection }: Looking, day: Temporal.PlainDate): boolean {
	return !inspection || (!isBefore(day, inspection.from) && !isBefore(inspection.to, day));
}

/** As much of a span as is there for them; null when none of it is. */
export function clamp(
	{ inspection }: Looking,
	from: Temporal.PlainDate | null,
	to: Temporal.PlainDate | null
): Span | null {
	if (!inspection) return { from, to };
	const first = from && isBefore(inspection.from, from) ? from : inspection.from;
	const last = to && isBefore(to, inspection.to) ? to : inspection.to;
	return isBefore(last, first) ? null : { from: first, to: last };
}

/** The day to answer for: the one asked for, or the nearest one that is there for them. */
export function dayWithin({ inspection }: Looking, day: Temporal.PlainDate): Temporal.PlainDate {
	if (!inspection) return day;
	if (isBefore(day, inspection.from)) return inspection.from;
	return isBefore(inspection.to, day) ? inspection.to : day;
}
