import { Broken, must } from './broken.ts';

/** By the column's name; absent columns are undefined. */
export type Row = Readonly<Record<string, string | undefined>>;

const MOST_CELL = 2 ** 20;
const MOST_CELLS = 500;

/** Reads RFC 4180 that comes in pieces of UTF-8, with its header. Rows are counted without it. */
export function csvReader(path: string, take: (row: Row, number: number) => void) {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let columns: string[] | null = null;
	let cells: string[] = [];
	let [cell, rows] = ['', 0];
	/** quote: one was read inside of a quoted cell, which ends there or goes on with a second one. */
	let state: 'start' | 'plain' | 'quoted' | 'quote' | 'return' = 'start';

	const endCell = () => {
		cells.push(cell);
		must(cell.length <= MOST_CELL && cells.length <= MOST_CELLS, `${path} has a row that no table has.`);
		cell = '';
		state = 'start';
	};
	const endRow = () => {
		if (!columns) {
			columns = cells;
			must(new Set(columns).size === columns.length, `${path} names a column twice.`);
		} else {
			must(
				cells.length === columns.length,
				`Row ${rows + 1} of ${path} has ${cells.length} cells; its header has ${columns.length}.`
			);
			take(Object.fromEntries(columns.map((name, at) => [name, cells[at]])), ++rows);
		}
		cells = [];
	};
	const read = (text: string) => {
		for (let at = 0; at < text.length; at++) {
			const sign = text[at]!;
			if (state === 'quoted') {
				const end = text.indexOf('"', at);
				cell += text.slice(at, end < 0 ? undefined : end);
				at = end < 0 ? text.length : end;
				if (end >= 0) state = 'quote';
			} else if (state === 'return') {
				must(sign === '\n', `Row ${rows + 1} of ${path} ends in the middle of a line.`);
				state = 'start';
				endRow();
			} else if (sign === ',') endCell();
			else if (sign === '\r') {
				endCell();
				state = 'return';
			} else if (sign === '"') {
				must(state !== 'plain', `Row ${rows + 1} of ${path} has a quotation mark where none can be.`);
				if (state === 'quote') cell += '"';
				state = 'quoted';
			} else {
				must(state !== 'quote' && sign !== '\n', `Row ${rows + 1} of ${path} cannot be read.`);
				let end = at + 1;
				while (end < text.length && !/[,\r\n"]/.test(text[end]!)) end++;
				cell += text.slice(at, end);
				at = end - 1;
				state = 'plain';
			}
		}
	};
	const decoded = (bytes: Uint8Array | null) => {
		try {
			return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
		} catch {
			throw new Broken(`${path} holds bytes that are no text.`);
		}
	};
	return {
		push: (bytes: Uint8Array) => read(decoded(bytes)),
		/** How many rows there were, without the header. */
		end(): number {
			read(decoded(null));
			must(
				columns && state === 'start' && cells.length === 0 && cell === '',
				`The last row of ${path} is not whole.`
			);
			return rows;
		}
	};
}
