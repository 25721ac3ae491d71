/**
 * The fresh list, with what says the same as before taken from the old one, and the old list itself where nothing is
 * different: what is drawn from it then stays as it is.
 */
export function sameAsBefore<T>(before: readonly T[], fresh: readonly T[]): T[] {
	const known = before.map((one) => JSON.stringify(one));
	const merged = fresh.map((one, at) => (known[at] === JSON.stringify(one) ? before[at]! : one));
	const isSame = merged.length === before.length && merged.every((one, at) => one === before[at]);
	return isSame ? (before as T[]) : merged;
}
