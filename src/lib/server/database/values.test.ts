import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readInstant } from './values.ts';

describe('an instant as the database writes it', () => {
	it.each([
		['2026-11-23 00:57:13.123+00', '2026-11-23T00:57:13.123Z'],
		['2026-11-23 00:57:13.12+00', '2026-11-23T00:57:13.12Z'],
		['2026-11-23 00:57:13+00', '2026-11-23T00:57:13Z'],
		['2026-11-23T00:57:13.1+00:00', '2026-11-23T00:57:13.1Z'],
		['2026-11-23 00:57:13.123456+00', '2026-11-23T00:57:13.123456Z'],
		['1969-12-31 23:59:59.999+00', '1969-12-31T23:59:59.999Z'],
		['0044-03-15 12:00:00+00', '0044-03-15T12:00:00Z']
	])('%s', (text, iso) => {
		expect(readInstant(text).equals(Temporal.Instant.from(iso))).toBe(true);
	});

	it('is refused when it is none', () => {
		expect(() => readInstant('infinity')).toThrow(RangeError);
	});
});
