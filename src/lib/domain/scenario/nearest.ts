/** How many letters have to be added, dropped, changed or swapped to turn one word into the other. */
function distance(a: string, b: string): number {
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, before[j - 2]! + 1);
			next[j] = least;
		}
		before = row;
		row = next;
	}
	return row[b.length]!;
}

/** The one word that was meant, or null where none or several are near: then there is not only one mend. */
export function nearest(written: string, known: Iterable<string>): string | null {
	const word = written.toLowerCase();
	// Nobody mistypes a name this long, and comparing it would take its square of steps.
	if (word.length > 80) return null;
	let best: string | null = null;
	let least = Math.max(1, Math.floor(word.length / 3)) + 1;
	let tied = false;
	for (const candidate of known) {
		if (Math.abs(candidate.length - word.length) > least) continue;
		const steps = distance(word, candidate.toLowerCase());
		if (steps < least) [best, least, tied] = [candidate, steps, false];
		else if (steps === least && best !== null) tied = true;
	}
	return tied ? null : best;
}
