import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { canonical, digest } from './canonical.ts';

it.each([
	[{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
	[{ a: undefined, b: 'é“' }, '{"b":"é“"}'],
	[{ day: Temporal.PlainDate.from('2026-11-23') }, '{"day":"2026-11-23"}'],
	[[], '[]']
])('writes %j in one way', (value, text) => {
	expect(canonical(value)).toBe(text);
});

it('gives the same digest whatever the order of keys', () => {
	expect(digest({ a: 1, b: 2 })).toBe(digest({ b: 2, a: 1 }));
});
