import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { csvCell, csvRecord, plainCell, QUOTED } from './csv-cell.ts';

/** As whoever reads the file gets the text back: one apostrophe less where one was put in. */
const textOf = (cell: string) => (csvCell(cell.slice(1)) === cell ? cell.slice(1) : cell);

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const BEFORE = [
	'',
	' ',
	'   ',
	'\t',
	'\n',
	'\r',
	'\r\n',
	' \n\t',
	'\u00A0',
	'\u3000',
	'\u2028',
	'\uFEFF',
	'\u200B',
	'\0',
	"'",
	"''",
	"' "
];

test.each(SIGNS.flatMap((sign) => BEFORE.map((before) => [`${before}${sign}1+1`])))('%j is text', (value) => {
	expect(csvCell(value)).toBe(`'${value}`);
	expect(textOf(`'${value}`)).toBe(value);
});

test.each([['\tx'], ['\rx'], ['\nx'], ["'\tx"]])('%j begins no cell', (value) => {
	expect(csvCell(value)).toBe(`'${value}`);
	expect(textOf(`'${value}`)).toBe(value);
});

test.each([
	[''],
	['Ruiz'],
	[' Ruiz'],
	['O=Hara'],
	['Smith-Jones'],
	['a@b.example'],
	["'Abara"],
	['’t Hooft'],
	["D'Angelo"],
	['\u200BRuiz'],
	[12],
	[-3],
	[null],
	[undefined]
])('%j stays as it is', (value) => {
	expect(csvCell(value)).toBe(value);
	if (typeof value === 'string') expect(textOf(value)).toBe(value);
});

test.each([
	['a;b', '"a;b"'],
	['a\tb', '"a\tb"'],
	['a\nb', '"a\nb"'],
	['a\rb', '"a\rb"'],
	['a,b', '"a,b"'],
	['a"b', '"a""b"'],
	['; =1', '"; =1"'],
	['a b', 'a b']
])('%j is written %j', (value, expected) => {
	expect(stringify([[csvCell(value)]], { record_delimiter: 'windows', quoted_match: QUOTED })).toBe(
		`${expected}\r\n`
	);
});

test.each(['', "'", "''", "'x", "'=1", "''=1", '=1', ' +1', '-1', '@x', "'\tx", 'x', '7'])(
	'%j is read back as it was written',
	(value) => {
		expect(plainCell(csvCell(value))).toBe(value);
	}
);

test('a record is what csv-stringify writes', () => {
	const cell = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', ' ', '=', "'", 'a') }),
		fc.integer(),
		fc.constantFrom(null, undefined)
	);
	fc.assert(
		fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
			const options = { record_delimiter: 'windows', quoted_match: QUOTED } as const;
			expect(csvRecord(cells)).toBe(stringify([cells.map(csvCell)], options));
		})
	);
});
