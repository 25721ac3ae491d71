import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvReader, type Row } from './csv-reader.ts';

/** As RFC 4180 has it. */
const csvRecord = (cells: readonly string[]) =>
	`${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

function read(text: string, piece = text.length || 1) {
	const rows: Row[] = [];
	const reader = csvReader('t.csv', (row) => rows.push(row));
	const bytes = new TextEncoder().encode(text);
	for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
	expect(reader.end()).toBe(rows.length);
	return rows;
}

describe('a table', () => {
	it('is read with quotes, line breaks and a mark at its beginning', () => {
		expect(read('\uFEFFa,b\r\n1,"two\r\nlines, and ""words"""\r\n,\r\n')).toEqual([
			{ a: '1', b: 'two\r\nlines, and "words"' },
			{ a: '', b: '' }
		]);
	});

	it('is read as it was written, in whatever pieces it comes', () => {
		const cell = fc.string({
			unit: fc.constantFrom('a', 'é', '"', ',', '\r', '\n', ';', ' ', '🙂'),
			maxLength: 8
		});
		fc.assert(
			fc.property(
				fc.array(fc.tuple(cell, cell), { maxLength: 6 }),
				fc.integer({ min: 1, max: 7 }),
				(rows, piece) => {
					const text = `\uFEFF${[['a', 'b'], ...rows].map(csvRecord).join('')}`;
					expect(read(text, piece)).toEqual(rows.map(([a, b]) => ({ a, b })));
				}
			),
			{ seed: 20261126 }
		);
	});
});

it.each([
	['a cell more than the header', 'a,b\r\n1,2,3\r\n'],
	['a cell less', 'a,b\r\n1\r\n'],
	['no end of its last row', 'a,b\r\n1,2'],
	['an open quotation', 'a,b\r\n1,"2\r\n'],
	['a quotation mark in the middle', 'a,b\r\n1,2"3\r\n'],
	['something after a quotation', 'a,b\r\n1,"2"3\r\n'],
	['a lone line feed', 'a,b\n1,2\r\n'],
	['a lone carriage return', 'a,b\r1,2\r\n'],
	['a column twice', 'a,a\r\n'],
	['nothing', '']
])('a table with %s is broken', (_, text) => {
	expect(() => read(text)).toThrow(expect.objectContaining({ name: 'Broken' }));
});
