// Whether a question tells apart those who did well elsewhere from those who did not: the correlation of its points with
// the points won on everything else (corrected item-total correlation, for right and wrong the point-biserial one; the
// item itself is left out, or it would correlate with itself: Henrysson, Psychometrika 28, 1963). From 0.20 on it does, the
// lowest mark that Ebel and Frisbie let stand (Essentials of Educational Measurement); under nothing it does so the wrong
// way round.
//
// It is told in three words and not as a number, which would tell more of single officers than of the question; only of
// thirty officers or more, below which it is no finding anyway (Downing and Yudkowsky, Assessment in Health Professions
// Education); only where five at least won all of its points and five did not; and only where the same is told of
// something else that thirty of them did, so that what they differ in elsewhere need not be a few officers. It is worked
// out on four fifths of them, by a lot of its own for each question that no trainer knows: any group of one to four may
// have been left out, and no two such words can be held against each other. Where all won the same on the rest it tells
// nobody apart: to say more would say that they all did alike.

import { hashText } from '#lib/domain/audit/canonical.ts';

export type Discrimination = 'tells-apart' | 'hardly' | 'wrong-way';

/** So many officers, and it is told. */
export const ENOUGH = 30;

/** What one officer won on a question and on everything else. */
export interface Won {
	/** Of the run or attempt: the lot is drawn by it. */
	id: string;
	item: number;
	rest: number;
}

/** @param question names the lot */
export function discrimination(question: string, officers: readonly Won[]): Discrimination {
	const drawn = byLot(question, officers);
	const correlation = pearson(
		drawn.map(({ item }) => item),
		drawn.map(({ rest }) => rest)
	);
	return inWords(correlation ?? 0);
}

export function inWords(correlation: number): Discrimination {
	// A hair under a mark because of how machines divide is the mark.
	const rounded = Math.round(correlation * 1e9) / 1e9;
	if (rounded < 0) return 'wrong-way';
	return rounded >= 0.2 ? 'tells-apart' : 'hardly';
}

/** Four fifths of the officers, the same ones each time. */
export function byLot<Of extends { id: string }>(question: string, officers: readonly Of[]): Of[] {
	const lots = officers.map((officer) => ({ officer, lot: hashText(`${officer.id}/${question}`) }));
	return lots
		.sort((one, other) => (one.lot < other.lot ? -1 : 1))
		.slice(0, Math.floor((officers.length * 4) / 5))
		.map(({ officer }) => officer);
}

/** Pearson's correlation; null where one of them does not vary. */
export function pearson(one: readonly number[], other: readonly number[]): number | null {
	const count = one.length;
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / count;
	const [middle, otherMiddle] = [mean(one), mean(other)];
	let together = 0;
	let apart = 0;
	let otherApart = 0;
	for (const [index, value] of one.entries()) {
		together += (value - middle) * (other[index]! - otherMiddle);
		apart += (value - middle) ** 2;
		otherApart += (other[index]! - otherMiddle) ** 2;
	}
	return apart === 0 || otherApart === 0 || count === 0 ? null : together / Math.sqrt(apart * otherApart);
}
