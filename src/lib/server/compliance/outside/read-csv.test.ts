import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_FILE_BYTES } from '#lib/domain/compliance/outside/file-type.ts';
import { packFile, unpackFile } from './packed-file.ts';
import { readCsv } from './read-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => {
	const answer = readCsv(bytes);
	if (answer.kind === 'refused') throw new Error(`${answer.reason} in row ${answer.line}`);
	return answer;
};
const cellsOf = (bytes: Uint8Array) => {
	const { headings, rows } = read(bytes).table;
	return [headings, ...rows.map(({ cells }) => cells)];
};
const EXPECTED = [
	['title', 'provider'],
	['Night call', 'Núñez']
];

describe('reads', () => {
	it.each([
		['commas', utf8('title,provider\nNight call,Núñez\n')],
		['a byte order mark', utf8('\ufefftitle,provider\nNight call,Núñez')],
		['Windows line ends', utf8('title,provider\r\nNight call,Núñez\r\n')],
		['old line ends', utf8('title,provider\rNight call,Núñez\r')],
		['mixed line ends', utf8('title,provider\r\nNight call,Núñez\n\r\r\n')],
		['semicolons', utf8('title;provider\nNight call;Núñez\n')],
		['tabs', utf8('title\tprovider\nNight call\tNúñez\n')],
		['quotes', utf8('"title","provider"\n"Night call","Núñez"\n')],
		['blanks around cells', utf8(' title , provider\n Night call,Núñez \n')],
		[
			'UTF-16, little end first',
			Uint8Array.from(Buffer.from('\ufefftitle,provider\nNight call,Núñez', 'utf16le'))
		],
		[
			'UTF-16, big end first',
			Uint8Array.from(Buffer.from('\ufefftitle,provider\nNight call,Núñez', 'utf16le').swap16())
		],
		['Windows Latin', Uint8Array.from(Buffer.from('title,provider\nNight call,Núñez', 'latin1'))]
	])('%s', (_, bytes) => {
		expect(cellsOf(bytes)).toEqual(EXPECTED);
	});

	it('a comma, a quote and a line break inside quotes', () => {
		expect(cellsOf(utf8('"a;b",c\n"say ""no"", then","line 1\r\nline 2"\n'))).toEqual([
			['a;b', 'c'],
			['say "no", then', 'line 1\nline 2']
		]);
	});

	it('the number of each row as a spreadsheet shows it, empty rows left out', () => {
		const { rows } = read(utf8('a,b\n\n1,2\n,\n3,4\n')).table;
		expect(rows.map(({ line }) => line)).toEqual([3, 5]);
	});

	it('what our own exports put an apostrophe before', () => {
		expect(cellsOf(utf8("a,b\n'=1+1,'x\n"))[1]).toEqual(['=1+1', "'x"]);
	});
});

it.each([
	['nothing', new Uint8Array(0), /^empty/],
	['only line ends', utf8('\n\n\n'), /^no-rows/],
	['only a heading', utf8('a,b\n'), /^no-rows/],
	['a spreadsheet’s own file', utf8('PK\x03\x04\x14\0\x06'), /^no-table/],
	['a NUL', utf8('a,b\n1,\0'), /^no-table/],
	['a quote that never ends', utf8('a,b\n1,2\n"3,4\n5,6\n'), /^quotes in row 3/],
	['5,001 rows', utf8(`a\n${'1\n'.repeat(5001)}`), /^too-many-rows/],
	['61 columns', utf8(`${'a,'.repeat(60)}a\n1`), /^too-many-columns/]
])('refuses %s', (_, bytes, reason) => {
	expect(() => read(bytes)).toThrow(reason);
});

it('takes 5,000 rows', () => {
	expect(read(utf8(`a\n${'1\n'.repeat(5000)}`)).table.rows).toHaveLength(5000);
});

it('never throws, whatever the bytes are', () => {
	const pieces = fc.constantFrom(
		'"',
		',',
		';',
		'\n',
		'\r',
		'\t',
		'|',
		'a',
		'1',
		' ',
		"'",
		'=',
		'\ufeff',
		'é',
		'\0'
	);
	const texts = fc.array(pieces, { maxLength: 60 }).map((some) => utf8(some.join('')));
	fc.assert(
		fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), texts), (bytes) => {
			const answer = readCsv(bytes);
			if (answer.kind === 'read') {
				expect(answer.table.rows.length).toBeGreaterThan(0);
				for (const { cells } of answer.table.rows) expect(cells.join('')).not.toBe('');
			}
		}),
		{ numRuns: 1000 }
	);
});

describe('a file on its way through a page', () => {
	it('comes back byte by byte', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
				expect([...unpackFile(packFile(bytes)!)!]).toEqual([...bytes]);
			})
		);
	});

	it.each([
		['nothing', ''],
		['words', 'hello'],
		['another encoding', 'a-b_'],
		[
			'what unpacks to more than a file may hold',
			gzipSync(new Uint8Array(MOST_FILE_BYTES + 1)).toString('base64')
		]
	])('is refused when it is %s', (_, packed) => {
		expect(unpackFile(packed)).toBeNull();
	});

	it('is not sent when it would not come back', () => {
		expect(packFile(randomBytes(MOST_FILE_BYTES))).toBeNull();
		expect(packFile(new Uint8Array(MOST_FILE_BYTES))).not.toBeNull();
	});
});
