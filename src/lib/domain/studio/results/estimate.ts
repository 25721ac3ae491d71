// A share in words for a trainer, made of nothing but what is told (disclose.ts): the middle of what is possible, in steps
// of five percent.

import type { Told } from './disclose.ts';

/** So many officers at least and at most, and about which share that is; null where it is too open to say. */
export interface Figure {
	least: number;
	most: number;
	/** Percent, a multiple of five from 5 to 95: "nobody" and "everybody" are never said. */
	about: number | null;
}

const STEP = 5;

/** The figure of each part of what is told of a place; null for all where nothing is. */
export function figuresOf({ came, parts, commonest }: Told): (Figure | null)[] {
	if (commonest === null) return parts.map(() => null);
	const middle = (came.least + came.most) / 2;
	const all = parts.reduce((sum, part, index) => sum + (index === commonest ? 0 : part.least), 0);
	// Nothing is commoner than the commonest: one other choice is half of what the rest leaves at the most.
	const highest = parts.map(({ cells, least, most }, index) =>
		index === commonest || cells.length > 1
			? Math.min(most, came.most)
			: Math.min(most, Math.max(least, Math.floor((came.most - (all - least)) / 2)))
	);
	const others = parts.map(({ least }, index) =>
		index === commonest ? 0 : (least + Math.min(highest[index]!, Math.max(least, came.most / 2))) / 2
	);
	const rest = middle - others.reduce((sum, value) => sum + value, 0);
	return parts.map(({ least }, index) => {
		const most = highest[index]!;
		const value = index === commonest ? Math.max(least, rest) : others[index]!;
		// What may be anything between next to nothing and more than half of all is better left unsaid.
		const isOpen = most - least > middle / 2;
		const percent = Math.round((100 * value) / middle / STEP) * STEP;
		return { least, most, about: isOpen ? null : Math.min(100 - STEP, Math.max(STEP, percent)) };
	});
}
