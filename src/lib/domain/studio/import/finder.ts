/**
 * Finds the next place of some signs, asked with places that only grow. The answer is kept until it is passed, so that
 * a text full of openings without a closing is searched once and not once for each opening.
 */
export function finder(text: string, signs: string): (from: number) => number {
	let asked = 0;
	let found = -2;
	return (from) => {
		if (found === -2 || (found >= 0 && found < from) || from < asked) found = text.indexOf(signs, from);
		asked = from;
		return found;
	};
}

/** Which line an offset stands in, counted from `first`; asked with offsets that only grow. */
export function lineCounter(text: string, first = 1): (offset: number) => number {
	let line = first;
	let next = text.indexOf('\n');
	return (offset) => {
		for (; next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) line++;
		return line;
	};
}
