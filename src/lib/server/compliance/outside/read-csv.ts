import Papa from 'papaparse';
import { MOST_COLUMNS, MOST_ROWS, type Table } from '#lib/domain/compliance/outside/import/table.ts';
import { plainCell } from '../csv-cell.ts';

export type CsvRefusal = 'empty' | 'no-table' | 'no-rows' | 'too-many-rows' | 'too-many-columns' | 'quotes';

export type ReadCsv =
	{ kind: 'read'; table: Table; encoding: string } | { kind: 'refused'; reason: CsvRefusal; line: number };

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * A table of text from the bytes of a CSV file: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows
 * Latin, as older spreadsheets write; comma, semicolon, tab or stroke between cells, whichever the heading has most of;
 * any line endings. An apostrophe that our own exports put before a formula is taken away again. Rows without any text
 * are left out; the others keep the number that a spreadsheet shows.
 */
export function readCsv(bytes: Uint8Array): ReadCsv {
	const refused = (reason: CsvRefusal, line = 1): ReadCsv => ({ kind: 'refused', reason, line });
	if (bytes.length === 0) return refused('empty');
	const { text, encoding } = decoded(bytes);
	// Bytes that no table of text has: a spreadsheet’s own file, a picture, a program.
	if (/[\0-\x08\x0e-\x1f]/.test(text)) return refused('no-table');
	const lines = text.replace(/\r\n?/g, '\n');
	const { data, errors } = Papa.parse<string[]>(lines, {
		delimiter: delimiterOf(lines),
		newline: '\n',
		header: false,
		skipEmptyLines: false,
		preview: MOST_ROWS * 2 + 2
	});
	const quotes = errors.find(({ type }) => type === 'Quotes');
	if (quotes) return refused('quotes', (quotes.row ?? 0) + 1);
	const [headings = [], ...others] = data.map((cells) => cells.map((cell) => plainCell(cell).trim()));
	if (headings.every((heading) => heading === '')) return refused('no-rows');
	if (headings.length > MOST_COLUMNS) return refused('too-many-columns');
	const rows = others
		.map((cells, index) => ({ line: index + 2, cells }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	if (rows.length === 0) return refused('no-rows');
	if (rows.length > MOST_ROWS) return refused('too-many-rows');
	return { kind: 'read', table: { headings, rows }, encoding };
}

function decoded(bytes: Uint8Array): { text: string; encoding: string } {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe)
		return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
	if (first === 0xfe && second === 0xff)
		return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
	} catch {
		return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows Latin (1252)' };
	}
}

/** What stands most often between the cells of the first line, quoted texts left out. */
function delimiterOf(text: string): string {
	const heading = /^\n*(?:"(?:[^"]|"")*"|[^"\n])*/.exec(text)![0].replace(/"(?:[^"]|"")*"/g, '');
	const count = (sign: string) => heading.split(sign).length;
	return DELIMITERS.reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}
