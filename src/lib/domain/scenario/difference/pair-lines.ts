/** A pair of lines that belong together; one of them is null where the other is new or gone. */
export type Pair<Line> = [before: Line | null, after: Line | null];

/** Two lines that share fewer of their words are not the same line said differently. */
const ALIKE = 0.5;

/**
 * Which choices or answers belong together: those of one text, then those most alike, then those left in one place. In
 * the order of the new version; what is gone comes last.
 */
export function pairLines<Line extends { text: string }>(
	before: readonly Line[],
	after: readonly Line[]
): Pair<Line>[] {
	const partner = new Map<Line, Line>();
	const left = new Set(before);
	const join = (old: Line, line: Line) => {
		partner.set(line, old);
		left.delete(old);
	};
	for (const line of after) {
		const old = [...left].find(({ text }) => text === line.text);
		if (old) join(old, line);
	}
	const lone = after.filter((line) => !partner.has(line));
	const near = lone
		.flatMap((line) => [...left].map((old) => ({ line, old, alike: alikeness(old.text, line.text) })))
		.filter(({ alike }) => alike >= ALIKE)
		.sort((a, b) => b.alike - a.alike);
	for (const { line, old } of near) if (!partner.has(line) && left.has(old)) join(old, line);
	return [
		...after.map((line): Pair<Line> => [partner.get(line) ?? null, line]),
		...[...left].map((old): Pair<Line> => [old, null])
	];
}

/** Twice the words in common to the words of both (Dice 1945). */
function alikeness(one: string, other: string): number {
	const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [];
	const [a, b] = [words(one), words(other)];
	const rest = [...b];
	const common = a.filter((word) => {
		const at = rest.indexOf(word);
		if (at >= 0) rest.splice(at, 1);
		return at >= 0;
	});
	return (2 * common.length) / Math.max(1, a.length + b.length);
}
