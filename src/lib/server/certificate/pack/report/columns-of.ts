import type { ReportColumn } from '#lib/domain/certificate/pack/report-input.ts';
import type { Column } from './report-table.ts';

/** Columns as wide as what usually stands in them. */
export const columnsOf = (columns: readonly ReportColumn[], rows: readonly string[][]): Column<string[]>[] =>
	columns.map(({ label, isNumber }, index) => ({
		title: label,
		usual: usualOf(rows, index),
		...(isNumber && { align: 'right' as const }),
		isHead: index === 0,
		words: (row) => row[index] ?? ''
	}));

const MOST = 60;

function usualOf(rows: readonly string[][], index: number): number {
	const lengths = rows.map((row) => row[index]?.length ?? 0).sort((a, b) => a - b);
	// Nine of ten rows count: one long reason does not take the page.
	const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
	return Math.min(MOST, usual);
}
