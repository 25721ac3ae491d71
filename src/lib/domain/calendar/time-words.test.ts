import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { timeInWords } from './time-words.ts';

it.each([
	['2026-11-23T05:52:10Z', 'America/Chicago', '23:52'],
	['2026-07-01T05:02:00Z', 'America/Chicago', '00:02'],
	['2026-03-08T08:30:00Z', 'America/Chicago', '03:30']
])('%s in %s is %s', (instant, zone, words) => {
	expect(timeInWords(Temporal.Instant.from(instant), zone)).toBe(words);
});
