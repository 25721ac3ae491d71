import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { localDay } from './local-day.ts';

test.each([
	['2026-11-23T03:40:00Z', 'America/Chicago', '2026-11-22'],
	['2026-11-23T06:00:00Z', 'America/Chicago', '2026-11-23'],
	['2026-12-31T23:30:00Z', 'Pacific/Auckland', '2027-01-01'],
	['2027-01-01T09:59:59.999Z', 'Pacific/Honolulu', '2026-12-31'],
	// the clocks go forward on 8 March 2026: midnight moves from 05:00Z to 04:00Z
	['2026-03-08T04:59:59Z', 'America/New_York', '2026-03-07'],
	['2026-03-08T05:00:00Z', 'America/New_York', '2026-03-08'],
	['2026-03-09T03:59:59Z', 'America/New_York', '2026-03-08'],
	['2026-03-09T04:00:00Z', 'America/New_York', '2026-03-09'],
	['2028-02-29T23:59:59Z', 'UTC', '2028-02-29']
])('%s in %s is %s', (instant, zone, expected) => {
	expect(localDay(Temporal.Instant.from(instant), zone).toString()).toBe(expected);
});

test('an unknown zone is refused', () => {
	expect(() => localDay(Temporal.Instant.from('2026-11-23T00:00:00Z'), 'Mars/Base')).toThrow(RangeError);
});
