import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

it('is the published check value', () => {
	expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
	expect(crc32(new Uint8Array())).toBe(0);
});

it('is what zlib says, in one piece and in several', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat({ max: 100 }), (bytes, cut) => {
			expect(crc32(bytes)).toBe(zlibCrc32(bytes));
			expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(zlibCrc32(bytes));
		}),
		{ seed: 20261126 }
	);
});
