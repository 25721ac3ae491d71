// A spreadsheet runs a cell that begins with = + - or @. Some trim blanks, line breaks and signs that nobody sees
// first, and some read the full-width forms alike. An apostrophe in front makes it text. A text that has one there
// already gets one more, so that whoever takes one away has exactly the text that was put in.

const RUNS = /^'*[\s\p{C}]*[=+\-@＝＋－＠]/u;
/** Importers trim differently: what begins with a tab or a line break is not left to chance. */
const BEGINS_A_CELL = /^'*[\t\r\n]/;

/** What must stand in quotes whichever delimiter a reader goes by; a lone line feed ends a record for most. */
export const QUOTED = /[\r\n\t;]/;

/** The cell as a spreadsheet may have it; numbers and what is absent stay as they are. */
export function csvCell<Value>(value: Value): Value | string {
	const isText = typeof value !== 'string' || !(RUNS.test(value) || BEGINS_A_CELL.test(value));
	return isText ? value : `'${value}`;
}

/** The text that was put into such a cell: an apostrophe that was added for a spreadsheet is taken away. */
export const plainCell = (cell: string): string => {
	const without = cell.slice(1);
	return cell !== '' && csvCell(without) === cell ? without : cell;
};

/** One record as csv-stringify writes it with this room's options, for files that are too long to be written at once. */
export const csvRecord = (cells: readonly (string | number | null | undefined)[]): string =>
	`${cells.map((cell) => quoted(String(csvCell(cell) ?? ''))).join(',')}\r\n`;

const NEEDS_QUOTES = /[",\r\n\t;]/;

const quoted = (cell: string) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
