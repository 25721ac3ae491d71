// Minutes credited in a cycle, said in hundredths of an hour so that every sum holds to the digit: each line is what the
// sum grew by, rounded. Three times 50 minutes are 0.83, 0.84 and 0.83 hours, together the 2.50 that 150 minutes are.

import type { CreditSource } from '#lib/domain/compliance/credit.ts';

/** Of one cycle of one person. */
export class HoursBook {
	#minutes = 0;
	#hundredths = 0;
	readonly bySource = new Map<CreditSource, number>();

	/** In hundredths, everything that was added. */
	get total(): number {
		return this.#hundredths;
	}

	/** What the sum grows by, in hundredths. */
	add(source: CreditSource, minutes: number): number {
		this.#minutes += minutes;
		const grown = inHundredths(this.#minutes) - this.#hundredths;
		this.#hundredths += grown;
		this.bySource.set(source, (this.bySource.get(source) ?? 0) + grown);
		return grown;
	}
}

export const inHundredths = (minutes: number): number => Math.round((minutes * 100) / 60);

/** `250` → `2.50`: always two places. */
export const hoursText = (hundredths: number): string => (hundredths / 100).toFixed(2);
