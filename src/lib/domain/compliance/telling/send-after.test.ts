import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isQuiet, sendAfter } from './send-after.ts';

const night = { quietFrom: '21:00', quietUntil: '07:00' };

test.each([
	// by day nothing waits
	['2026-11-23T20:00:00Z', night, 'America/Chicago', '2026-11-23T20:00:00Z'],
	// the last moment before, and the first in, the quiet hours: 20:59:59 and 21:00 in Chicago
	['2026-11-24T02:59:59Z', night, 'America/Chicago', '2026-11-24T02:59:59Z'],
	['2026-11-24T03:00:00Z', night, 'America/Chicago', '2026-11-24T13:00:00Z'],
	// after midnight the same morning, and 07:00 itself
	['2026-11-24T08:00:00Z', night, 'America/Chicago', '2026-11-24T13:00:00Z'],
	['2026-11-24T13:00:00Z', night, 'America/Chicago', '2026-11-24T13:00:00Z'],
	// the clock goes forward on 8 March 2026 at 02:00, so that this night is an hour shorter
	['2026-03-08T03:00:00Z', night, 'America/Chicago', '2026-03-08T12:00:00Z'],
	['2026-03-07T03:00:00Z', night, 'America/Chicago', '2026-03-07T13:00:00Z'],
	// and back on 1 November 2026 at 02:00, so that this one is an hour longer
	['2026-11-01T02:00:00Z', night, 'America/Chicago', '2026-11-01T13:00:00Z'],
	// the end is a time that does not exist: the quiet hours end with the jump, at 03:00
	[
		'2026-03-08T07:00:00Z',
		{ quietFrom: '21:00', quietUntil: '02:30' },
		'America/Chicago',
		'2026-03-08T08:00:00Z'
	],
	// they begin at a time that does not exist: after the jump, at 03:00, it is quiet
	[
		'2026-03-08T08:00:00Z',
		{ quietFrom: '02:30', quietUntil: '07:00' },
		'America/Chicago',
		'2026-03-08T12:00:00Z'
	],
	// the end comes twice, at 06:30Z and 07:30Z: before the first, between them (01:10 again), after both
	[
		'2026-11-01T06:10:00Z',
		{ quietFrom: '21:00', quietUntil: '01:30' },
		'America/Chicago',
		'2026-11-01T06:30:00Z'
	],
	[
		'2026-11-01T07:10:00Z',
		{ quietFrom: '21:00', quietUntil: '01:30' },
		'America/Chicago',
		'2026-11-01T07:30:00Z'
	],
	[
		'2026-11-01T07:40:00Z',
		{ quietFrom: '21:00', quietUntil: '01:30' },
		'America/Chicago',
		'2026-11-01T07:40:00Z'
	],
	// not over midnight
	[
		'2026-11-23T18:30:00Z',
		{ quietFrom: '12:00', quietUntil: '13:00' },
		'America/Chicago',
		'2026-11-23T19:00:00Z'
	],
	[
		'2026-11-24T04:00:00Z',
		{ quietFrom: '12:00', quietUntil: '13:00' },
		'America/Chicago',
		'2026-11-24T04:00:00Z'
	],
	// until midnight
	[
		'2026-11-24T04:00:00Z',
		{ quietFrom: '21:00', quietUntil: '00:00' },
		'America/Chicago',
		'2026-11-24T06:00:00Z'
	],
	// equal times are none
	[
		'2026-11-24T05:00:00Z',
		{ quietFrom: '21:00', quietUntil: '21:00' },
		'America/Chicago',
		'2026-11-24T05:00:00Z'
	],
	// a zone without daylight saving, and one that moves by half an hour
	['2026-07-01T08:00:00Z', night, 'Pacific/Honolulu', '2026-07-01T17:00:00Z'],
	[
		'2026-10-03T15:20:00Z',
		{ quietFrom: '21:00', quietUntil: '02:10' },
		'Australia/Lord_Howe',
		'2026-10-03T15:30:00Z'
	]
])('at %s with %o in %s it is sent from %s', (now, quiet, zone, expected) => {
	expect(sendAfter(Temporal.Instant.from(now), quiet, zone).toString()).toBe(expected);
});

test('whatever the clock does, a message is sent at the first moment that is not quiet', () => {
	const minute = fc
		.integer({ min: 0, max: 24 * 60 - 1 })
		.map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
	const zones = fc.constantFrom('America/Chicago', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu');
	// Ten days around either change of the clock.
	const moment = fc
		.tuple(
			fc.constantFrom('2026-03-05T00:00Z', '2026-10-01T00:00Z', '2026-10-30T00:00Z'),
			fc.nat(10 * 24 * 60)
		)
		.map(([from, minutes]) => Temporal.Instant.from(from).add({ minutes }));
	fc.assert(
		fc.property(moment, minute, minute, zones, (now, quietFrom, quietUntil, zone) => {
			const quiet = { quietFrom, quietUntil };
			const at = sendAfter(now, quiet, zone);
			expect(Temporal.Instant.compare(at, now)).toBeGreaterThanOrEqual(0);
			expect(isQuiet(at, quiet, zone)).toBe(false);
			const waits = now.until(at).total('minutes');
			expect(waits).toBeLessThanOrEqual(25 * 60);
			for (const part of [0, 0.3, 0.7, 0.999])
				if (waits > 0)
					expect(isQuiet(now.add({ seconds: Math.floor(waits * 60 * part) }), quiet, zone)).toBe(true);
		}),
		{ numRuns: 400 }
	);
});
