import fc from 'fast-check';
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

it('writes moments as JSON does', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
			fc.constantFrom(0, 0, 1, 999, 1000, 999_999),
			(ms, ns) => {
				const moment = Temporal.Instant.fromEpochMilliseconds(ms).add({ nanoseconds: ns });
				expect(canonical(moment)).toBe(JSON.stringify(moment));
			}
		)
	);
});
