import { expect, test } from 'vitest';
import { difficultyInWords, officersInWords, shareInWords } from './figure-words.ts';

test.each([
	[0, 4, 'fewer than 5 officers'],
	[5, 9, '5 to 9 officers'],
	[20, 20, '20 officers'],
	[5, 30, '5 officers or more'],
	[0, 9, 'at most 9 officers'],
	[0, 30, 'any number of officers']
])('%i to %i of 30: %s', (least, most, words) => {
	expect(officersInWords({ least, most }, 30)).toBe(words);
});

test('a share is about, and of fewer than five there is none', () => {
	expect(shareInWords({ least: 16, most: 20, about: 85 })).toBe('about 85%');
	expect(shareInWords({ least: 0, most: 4, about: 10 })).toBe('');
	expect(shareInWords({ least: 5, most: 20, about: null })).toBe('');
});

test.each([
	[95, 'easy, about 95%'],
	[80, 'medium, about 80%'],
	[30, 'medium, about 30%'],
	[25, 'hard, about 25%'],
	[null, 'cannot be told']
])('%s percent right: %s', (about, words) => {
	expect(difficultyInWords({ least: 5, most: 9, about })).toBe(words);
});
