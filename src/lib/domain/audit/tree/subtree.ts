/** A complete subtree: of 2^level leaves, the first of which is leaf index × 2^level. */
export interface Subtree {
	level: number;
	index: number;
}

/** The complete subtrees, from left to right, that the leaves from `first` up to but not with `end` make up. */
export function subtreesOf(first: number, end: number): Subtree[] {
	const subtrees: Subtree[] = [];
	for (let at = first; at < end;) {
		// As large as where it stands allows, and as what is left fills.
		let level = 0;
		let width = 1;
		while (at % (width * 2) === 0 && at + width * 2 <= end) {
			level += 1;
			width *= 2;
		}
		subtrees.push({ level, index: at / width });
		at += width;
	}
	return subtrees;
}

/** The largest power of two that is smaller than n, for n > 1: where RFC 6962 parts a tree of n leaves. */
export function splitOf(n: number): number {
	let split = 1;
	while (split * 2 < n) split *= 2;
	return split;
}
