import { Temporal } from 'temporal-polyfill';
import { expect, it, test } from 'vitest';
import { afterFailure, MOST_ATTEMPTS, STALE } from './after-failure.ts';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');

test.each([
	[1, '2026-11-23T08:05:00Z'],
	[2, '2026-11-23T08:15:00Z'],
	[3, '2026-11-23T09:00:00Z'],
	[4, '2026-11-23T12:00:00Z'],
	[6, '2026-11-24T00:00:00Z'],
	[7, null],
	[20, null]
])('after attempt %i: %s', (number, at) => {
	expect(afterFailure(number, false, now)?.toString() ?? null).toBe(at);
});

it('does not try again what cannot arrive', () => {
	expect(afterFailure(1, true, now)).toBeNull();
});

it('has made every attempt before a message is too old to be sent', () => {
	let at: Temporal.Instant | null = now;
	for (let number = 1; at && number <= MOST_ATTEMPTS; number++) {
		expect(Temporal.Instant.compare(at, now.add(STALE))).toBeLessThan(0);
		at = afterFailure(number, false, at);
	}
	expect(at).toBeNull();
});
