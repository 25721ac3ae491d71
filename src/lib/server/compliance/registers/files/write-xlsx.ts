import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';
import { cellText } from '#lib/domain/compliance/registers/cell-value.ts';
import { csvRecord } from '#lib/server/compliance/csv-cell.ts';
import { DIGEST_TERM, type FileOfRows, type Sink, type WrittenRows } from './file-of-rows.ts';
import { cellXml, columnName, STYLES, textXml } from './sheet-xml.ts';
import { HEADING_STAYS, SHEET_OPENS, workbookParts } from './workbook-parts.ts';

/** A sheet has 1,048,576 rows, and the heading is one of them. */
export const MOST_SHEET_ROWS = 1_048_575;

/** The same list is the same bytes, so every part is of the first moment that a ZIP knows. */
const PART_OF = new Date(1980, 0, 1);

/**
 * A list as a workbook: one sheet of rows, and one that says what the list is of. It is written as it is read, so that
 * a sheet of a million rows takes no more memory than one of a thousand: a library that takes all rows at once, as
 * write-excel-file, has 300 MB for 50,000 of them.
 */
export async function writeXlsx<Row>(file: FileOfRows<Row>, sink: Sink): Promise<WrittenRows> {
	const { columns, pages, timeZone } = file;
	const waiting: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		waiting.push(piece);
	});
	const flush = async () => {
		for (const piece of waiting.splice(0)) await sink.write(piece);
	};
	for (const [name, text] of Object.entries(workbookParts(file.title))) partOf(zip, name)(text, true);
	const write = partOf(zip, 'xl/worksheets/sheet1.xml');
	const names = columns.map((_, index) => columnName(index));
	const heading = columns.map(({ name }, index) => textXml(name, `${names[index]}1`, STYLES.heading));
	write(`${SHEET_OPENS}${HEADING_STAYS}<sheetData><row r="1">${heading.join('')}</row>`);
	const hash = createHash('sha256').update(csvRecord(columns.map(({ name }) => name)));
	let rows = 0;
	for await (const page of pages) {
		if (rows + page.length > MOST_SHEET_ROWS) throw new Error('A sheet does not hold so many rows.');
		let text = '';
		for (const row of page) {
			const number = ++rows + 1;
			const values = columns.map(({ value }) => value(row));
			hash.update(csvRecord(values.map((value) => cellText(value, timeZone))));
			const cells = values.map((value, index) => cellXml(value, `${names[index]}${number}`, timeZone));
			text += `<row r="${number}">${cells.join('')}</row>`;
		}
		write(text);
		await flush();
	}
	const last = `${names.at(-1)}${rows + 1}`;
	write(`</sheetData><autoFilter ref="A1:${last}"/></worksheet>`, true);
	const digest = hash.digest('hex');
	const moments = ['Moments', `local time, ${timeZone}`] as const;
	const about = [...file.head, moments, ...file.notes(), [DIGEST_TERM, digest] as const];
	partOf(zip, 'xl/worksheets/sheet2.xml')(aboutXml(about, timeZone), true);
	zip.end();
	await flush();
	return { rows, digest };
}

/** Writes one part of the package; the last piece says that it is the last. */
function partOf(zip: Zip, name: string) {
	const part = new ZipDeflate(name, { level: 6 });
	part.mtime = PART_OF;
	zip.add(part);
	return (text: string, isLast = false) => part.push(Buffer.from(text), isLast);
}

const aboutXml = (lines: readonly (readonly [string, string | number])[], timeZone: string) =>
	`${SHEET_OPENS}<cols><col min="1" max="1" width="44" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/></cols><sheetData>${lines
		.map(([term, value], index) => {
			const row = index + 1;
			return `<row r="${row}">${textXml(term, `A${row}`, STYLES.heading)}${cellXml(value, `B${row}`, timeZone)}</row>`;
		})
		.join('')}</sheetData></worksheet>`;
