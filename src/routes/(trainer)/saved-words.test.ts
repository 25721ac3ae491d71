import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { savedInWords } from './saved-words.ts';

const now = Temporal.Instant.from('2026-11-24T05:30:00Z');

// 23 November 23:30 in Chicago.
test.each([
	['2026-11-24T05:29:00Z', 'today, 23:29'],
	['2026-11-23T06:00:00Z', 'today, 00:00'],
	['2026-11-23T05:59:00Z', 'yesterday, 23:59'],
	['2026-11-22T05:59:00Z', '21 November 2026, 23:59'],
	['2026-11-25T12:00:00Z', '25 November 2026, 06:00']
])('%s: %s', (at, words) =>
	expect(savedInWords(Temporal.Instant.from(at), now, 'America/Chicago')).toBe(words)
);
