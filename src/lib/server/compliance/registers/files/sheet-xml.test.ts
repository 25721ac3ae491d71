import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { CellValue } from '#lib/domain/compliance/registers/cell-value.ts';
import { cellXml, columnName, xmlText } from './sheet-xml.ts';

test.each<[CellValue, string]>([
	[null, ''],
	['', ''],
	[0.75, '<c r="B2"><v>0.75</v></c>'],
	['=1+1', '<c r="B2" t="inlineStr" s="2"><is><t xml:space="preserve">=1+1</t></is></c>'],
	[Temporal.PlainDate.from('2026-11-23'), '<c r="B2" s="3"><v>46349</v></c>'],
	[Temporal.PlainDate.from('1900-03-01'), '<c r="B2" s="3"><v>61</v></c>'],
	[Temporal.PlainDate.from('1899-01-01'), expect.stringContaining('inlineStr') as string],
	[Temporal.Instant.from('2026-11-23T18:00:00Z'), '<c r="B2" s="4"><v>46349.5</v></c>']
])('a cell: %s', (value, xml) => {
	expect(cellXml(value, 'B2', 'America/Chicago')).toEqual(xml);
});

test.each([
	['a < b & "c"', 'a &lt; b &amp; &quot;c&quot;'],
	['\u0000x\u001F', '_x0000_x_x001F_'],
	['two\r\nlines\tand', 'two_x000D_\nlines\tand'],
	['_x0041_', '_x005F_x0041_'],
	['\uD800', '\uFFFD']
])('a text: %j', (text, xml) => {
	expect(xmlText(text)).toBe(xml);
});

test.each([
	[0, 'A'],
	[25, 'Z'],
	[26, 'AA'],
	[701, 'ZZ'],
	[702, 'AAA']
])('column %i is %s', (index, name) => {
	expect(columnName(index)).toBe(name);
});
