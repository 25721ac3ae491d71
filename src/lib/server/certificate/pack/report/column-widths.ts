import type { ReportPages, Style } from './report-page.ts';

/** What a column would like: the widest of its words unbroken, and so much text in a usual cell. */
export interface ColumnNeed {
	/** The heading first. */
	words: string[];
	/** Letters of a usual cell. */
	usual: number;
}

/** A hash may be broken; nothing shorter is. */
const WIDEST_WORD = 110;
/** About as wide as a letter of the body is. */
const A_LETTER = 4.2;

/**
 * Widths of columns that fill a width together. Where the words of all leave nothing over, all are narrower alike.
 * @param pad space beside the text of a cell, both sides together
 */
export function columnWidths(
	report: ReportPages,
	needs: readonly ColumnNeed[],
	{ width, pad, head, body }: { width: number; pad: number; head: Style; body: Style }
): number[] {
	const least = needs.map(({ words: [title, ...cells] }) => {
		const widest = Math.max(report.widestWord([title!], head), report.widestWord(cells, body));
		return Math.min(WIDEST_WORD, widest) + pad + 1;
	});
	const taken = least.reduce((sum, one) => sum + one, 0);
	if (taken >= width) return least.map((one) => (one * width) / taken);
	// What fits already needs nothing more.
	const wishes = needs.map(({ usual }, index) => Math.max(1, usual * A_LETTER - least[index]!));
	const wished = wishes.reduce((sum, one) => sum + one, 0);
	return least.map((one, index) => one + ((width - taken) * wishes[index]!) / wished);
}
