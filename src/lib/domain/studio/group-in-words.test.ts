import { expect, test } from 'vitest';
import { groupInWords } from './group-in-words.ts';

test.each([
	[0, 'fewer than 5 officers'],
	[4, 'fewer than 5 officers'],
	[5, '5 officers'],
	[1234, '1,234 officers']
])('%i', (count, words) => expect(groupInWords(count)).toBe(words));
