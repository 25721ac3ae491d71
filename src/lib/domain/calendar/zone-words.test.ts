import { expect, test } from 'vitest';
import { zoneInWords } from './zone-words.ts';

test.each([
	['America/Chicago', 'Central'],
	['America/New_York', 'Eastern'],
	['Pacific/Honolulu', 'Hawaii-Aleutian'],
	['UTC', 'UTC']
])('%s is %s', (zone, expected) => {
	expect(zoneInWords(zone)).toBe(expected);
});
