import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { localMoments } from './local-moments.ts';

const until = Temporal.Instant.from('2030-01-01T00:00:00Z');

it.each([
	['America/Chicago', '2026-11-01T06:59:59.999Z', '2026-11-01T01:59:59-05:00'],
	['America/Chicago', '2026-11-01T07:00:00Z', '2026-11-01T01:00:00-06:00'],
	['America/Chicago', '2026-03-08T08:00:00Z', '2026-03-08T03:00:00-05:00'],
	['Pacific/Honolulu', '2026-07-01T09:59:00Z', '2026-06-30T23:59:00-10:00'],
	['America/St_Johns', '2026-07-01T00:00:00Z', '2026-06-30T21:30:00-02:30']
])('in %s %s is %s', (zone, moment, text) => {
	expect(localMoments(zone, until)(Temporal.Instant.from(moment).epochMilliseconds)).toBe(text);
});

it('is what Temporal says of any moment', () => {
	const zones = ['America/Chicago', 'America/Anchorage', 'America/Phoenix', 'Pacific/Honolulu'];
	const by = new Map(zones.map((zone) => [zone, localMoments(zone, until)]));
	fc.assert(
		fc.property(
			fc.constantFrom(...zones),
			fc.integer({ min: 946_684_800_000, max: 1_890_000_000_000 }),
			(zone, ms) => {
				const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
				const said = zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
				expect(by.get(zone)!(ms)).toBe(said);
			}
		)
	);
});
