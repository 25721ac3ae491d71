// Somebody's credits by day. Each requirement and each of its cycles asks for some of them: they are put in order once.

import type { Temporal } from 'temporal-polyfill';
import { compareDays, dayNumber } from '#lib/domain/calendar/day-number.ts';
import type { Credit } from './credit.ts';

/**
 * Those from one day to another, both counted, in order of day.
 * @param credits in any order; they are not changed afterwards
 * @param from null is from the first
 */
export function creditsWithin(
	credits: readonly Credit[],
	from: Temporal.PlainDate | null,
	to: Temporal.PlainDate
): readonly Credit[] {
	if (credits.length === 0) return credits;
	const ordered = inOrder(credits);
	const first = from ? placeOf(ordered, dayNumber(from)) : 0;
	const end = placeOf(ordered, dayNumber(to) + 1);
	return first === 0 && end === ordered.length ? ordered : ordered.slice(first, end);
}

const known = new WeakMap<readonly Credit[], readonly Credit[]>();

function inOrder(credits: readonly Credit[]): readonly Credit[] {
	const found = known.get(credits) ?? credits.toSorted((a, b) => compareDays(a.on, b.on));
	known.set(credits, found);
	return found;
}

/** How many are of days before one. */
function placeOf(ordered: readonly Credit[], day: number): number {
	let low = 0;
	let high = ordered.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (dayNumber(ordered[middle]!.on) < day) low = middle + 1;
		else high = middle;
	}
	return low;
}
