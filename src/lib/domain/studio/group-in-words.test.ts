import { expect, test } from 'vitest';
import { groupInWords, groupOfFivesInWords } from './group-in-words.ts';

test.each([
	[0, 'fewer than 5 officers'],
	[4, 'fewer than 5 officers'],
	[5, '5 officers'],
	[1234, '1,234 officers']
])('%i', (count, words) => expect(groupInWords(count)).toBe(words));

test.each([
	[4, 'fewer than 5 officers'],
	[5, 'at least 5 officers'],
	[14, 'at least 10 officers'],
	[1235, 'at least 1,235 officers']
])('%i, in whole fives', (count, words) => expect(groupOfFivesInWords(count)).toBe(words));
