import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupedCode, isSigningCode, readSigningCode, writeSigningCode } from './signing-code.ts';

test('the smallest and the largest', () => {
	expect(writeSigningCode(new Uint8Array(16))).toBe('0'.repeat(26));
	expect(writeSigningCode(new Uint8Array(16).fill(255))).toBe(`7${'z'.repeat(25)}`);
});

test('every value has a code of its own, which is read back however it is typed', () =>
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
			const code = writeSigningCode(bytes);
			expect(isSigningCode(code)).toBe(true);
			const value = [...code].reduce(
				(sum, letter) => sum * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(letter)),
				0n
			);
			expect(value).toBe(bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n));
			expect(readSigningCode(groupedCode(code))).toBe(code);
			expect(readSigningCode(` ${code.toUpperCase().replaceAll('1', 'L').replaceAll('0', 'O')} `)).toBe(code);
		})
	));

test.each(['', 'abc', 'u'.repeat(26), '0'.repeat(25), '0'.repeat(27), '../../etc', '0'.repeat(1000)])(
	'%j is no code',
	(typed) => expect(readSigningCode(typed)).toBeNull()
);
