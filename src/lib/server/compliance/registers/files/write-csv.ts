import { createHash } from 'node:crypto';
import { cellText } from '#lib/domain/compliance/registers/cell-value.ts';
import { csvRecord } from '#lib/server/compliance/csv-cell.ts';
import { DIGEST_TERM, type FileOfRows, type Sink, type WrittenRows } from './file-of-rows.ts';

/**
 * A list as a CSV file: UTF-8 with a byte order mark, RFC 4180, every record of the same width. What it leaves out
 * stands above the heading, the hash of the rows below them. A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
export async function writeCsv<Row>(file: FileOfRows<Row>, sink: Sink): Promise<WrittenRows> {
	const { head, columns, pages, timeZone } = file;
	const write = (text: string) => sink.write(Buffer.from(text));
	const wide = (cells: readonly (string | number)[]) =>
		csvRecord([...cells, ...Array<string>(Math.max(0, columns.length - cells.length)).fill('')]);
	const hash = createHash('sha256');
	const record = (cells: readonly (string | number)[]) => {
		const text = csvRecord(cells);
		hash.update(text);
		return text;
	};
	await write(`\uFEFF${[...head, []].map(wide).join('')}${record(columns.map(({ name }) => name))}`);
	let rows = 0;
	for await (const page of pages) {
		rows += page.length;
		await write(
			page.map((row) => record(columns.map(({ value }) => cellText(value(row), timeZone)))).join('')
		);
	}
	const digest = hash.digest('hex');
	await write([[], ...file.notes(), [DIGEST_TERM, digest]].map(wide).join(''));
	return { rows, digest };
}
