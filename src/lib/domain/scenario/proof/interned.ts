/**
 * Sets of bits by number: equal sets have one number, so that two situations are compared by numbers and the sets
 * themselves, hundreds of bits wide in a draft with a large loop, are reckoned once. The empty set is 0.
 */
export class Interned {
	readonly #sets = [0n];
	readonly #numbers = new Map([['0', 0]]);
	readonly #unions = new Map<number, number>();
	readonly #cuts = new Map<number, number>();

	/** The number of a set. */
	of(set: bigint): number {
		const key = set.toString(36);
		let number = this.#numbers.get(key);
		if (number === undefined) this.#numbers.set(key, (number = this.#sets.push(set) - 1));
		return number;
	}

	/** What is in either. */
	union(one: number, other: number): number {
		if (one === 0 || one === other) return other;
		if (other === 0) return one;
		return this.#remembered(this.#unions, one, other, (a, b) => a | b);
	}

	/** What is in both. */
	cut(one: number, other: number): number {
		if (one === 0 || one === other) return one;
		if (other === 0) return 0;
		return this.#remembered(this.#cuts, one, other, (a, b) => a & b);
	}

	#remembered(
		known: Map<number, number>,
		one: number,
		other: number,
		reckon: (a: bigint, b: bigint) => bigint
	): number {
		const key = one * 2 ** 26 + other;
		let number = known.get(key);
		if (number === undefined)
			known.set(key, (number = this.of(reckon(this.#sets[one]!, this.#sets[other]!))));
		return number;
	}
}
