// A table of past records, as its file holds it: cells of text.

export interface TableRow {
	/** As a spreadsheet counts: the heading is row 1. */
	line: number;
	cells: readonly string[];
}

export interface Table {
	headings: readonly string[];
	rows: readonly TableRow[];
}

/** The most rows of one file. */
export const MOST_ROWS = 5000;

/** The most columns. */
export const MOST_COLUMNS = 60;

/** What is wrong in one cell, or in a row as a whole when `column` is empty. */
export interface RowProblem {
	/** The column's heading as the file has it. */
	column: string;
	says: string;
	mend: string;
}
