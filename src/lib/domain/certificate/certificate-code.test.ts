import { describe, expect, test } from 'vitest';
import { certificateCode, readCode } from './certificate-code.ts';

describe('certificateCode', () => {
	test.each([
		[new Array(10).fill(0), 'FW-0000-0000-0000-0000'],
		[new Array(10).fill(255), 'FW-ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
		[[0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 'FW-0000-0000-0000-0001'],
		[[8, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'FW-1000-0000-0000-0000'],
		[[0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 'FW-FZZZ-ZZZZ-ZZZZ-ZZZZ']
	])('%j', (bytes, expected) => {
		expect(certificateCode(Uint8Array.from(bytes))).toBe(expected);
	});

	test('every code reads back as itself', () => {
		for (let seed = 0; seed < 256; seed++) {
			const code = certificateCode(Uint8Array.from({ length: 10 }, (_, i) => (seed * 167 + i * 59) % 256));
			expect(readCode(code)).toBe(code);
		}
	});

	test.each([0, 9, 11, 16])('refuses %i bytes', (length) => {
		expect(() => certificateCode(new Uint8Array(length))).toThrow(RangeError);
	});
});

describe('readCode', () => {
	const code = 'FW-01A7-K1Q0-ZZ9X-M3PT';

	test.each([
		'FW-01A7-K1Q0-ZZ9X-M3PT',
		'fw-01a7-k1q0-zz9x-m3pt',
		'01A7K1Q0ZZ9XM3PT',
		'fw01a7k1q0zz9xm3pt',
		' FW 01A7 K1Q0 ZZ9X M3PT\n',
		'FW–01A7–K1Q0—ZZ9X−M3PT',
		'fw-oia7-klqo-zz9x-m3pt',
		'FW.O1A7.KIQO.ZZ9X.M3PT',
		'FW-01A7-K1Q0-ZZ9X-M3PT'
	])('understands %j', (input) => {
		expect(readCode(input)).toBe(code);
	});

	test('a code that begins like the prefix keeps its letters', () => {
		expect(readCode('FWAB0123456789CD')).toBe('FW-FWAB-0123-4567-89CD');
		expect(readCode('FWFWAB0123456789CD')).toBe('FW-FWAB-0123-4567-89CD');
	});

	test.each([
		'',
		'FW',
		'FW-01A7-K1Q0-ZZ9X-M3P',
		'FW-01A7-K1Q0-ZZ9X-M3PTT',
		'XX-01A7-K1Q0-ZZ9X-M3PT',
		'FW-U1A7-K1Q0-ZZ9X-M3PT',
		'FW-01A7-K1Q0-ZZ9X-M3P!',
		'FW-01A7-K1Q0-ZZ9X-M3P\0',
		"' or 1=1 --",
		'0'.repeat(100_000)
	])('finds no code in %j', (input) => {
		expect(readCode(input)).toBeNull();
	});
});
