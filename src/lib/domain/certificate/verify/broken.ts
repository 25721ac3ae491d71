/** What a check can find: it ends the check, and its message is a sentence for somebody who knows no computers. */
export class Broken extends Error {
	override name = 'Broken';
}

/** Unless it holds, the check ends with this sentence; where it is asked a million times, one that is made only then. */
export function must(holds: unknown, sentence: string | (() => string)): asserts holds {
	if (!holds) throw new Broken(typeof sentence === 'string' ? sentence : sentence());
}

/** A number as it is read: 1,204. */
export const counted = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
