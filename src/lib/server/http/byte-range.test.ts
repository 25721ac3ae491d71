import { expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

it.each([
	[null, 'whole'],
	['bytes=0-', { from: 0, to: 99 }],
	['bytes=0-1', { from: 0, to: 1 }],
	['bytes=10-19', { from: 10, to: 19 }],
	['bytes=90-500', { from: 90, to: 99 }],
	['bytes=-10', { from: 90, to: 99 }],
	['bytes=-500', { from: 0, to: 99 }],
	['bytes=99-99', { from: 99, to: 99 }],
	['bytes=100-', 'unsatisfiable'],
	['bytes=-0', 'unsatisfiable'],
	['bytes=5-4', 'whole'],
	['bytes=0-1,5-6', 'whole'],
	['bytes=-', 'whole'],
	['lines=0-1', 'whole'],
	['bytes=1e1-', 'whole']
] as const)('%s of a hundred bytes is %o', (header, expected) => {
	expect(byteRange(header, 100)).toEqual(expected);
});
