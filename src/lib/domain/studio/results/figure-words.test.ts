import { expect, test } from 'vitest';
import { difficultyInWords, officersInWords, shareInWords } from './figure-words.ts';

test.each([
	[0, 4, 'fewer than 5 officers'],
	[5, 9, '5 to 9 officers'],
	[20, 20, '20 officers'],
	[5, 30, '5 officers or more'],
	[0, 9, null],
	[3, 30, null]
])('%i to %i of 30: %s', (least, most, words) => {
	expect(officersInWords({ least, most }, 30)).toBe(words);
});

test('a share is about, and of fewer than five there is none', () => {
	expect(shareInWords({ least: 16, most: 20, about: 85 })).toBe('about 85%');
	expect(shareInWords({ least: 0, most: 4, about: 10 })).toBe('');
	expect(shareInWords({ least: 5, most: 20, about: null })).toBe('');
	expect(shareInWords({ least: 3, most: 20, about: 75 })).toBe('');
});

test.each([
	[{ least: 26, most: 30, about: 95 }, 'easy, about 95%'],
	[{ least: 20, most: 24, about: 80 }, 'medium, about 80%'],
	[{ least: 5, most: 9, about: 30 }, 'medium, about 30%'],
	[{ least: 5, most: 9, about: 25 }, 'hard, about 25%'],
	[{ least: 0, most: 4, about: 5 }, 'hard'],
	[{ least: 3, most: 30, about: 75 }, 'cannot be told'],
	[null, 'cannot be told']
])('%o of 30: %s', (figure, words) => {
	expect(difficultyInWords(figure, 30)).toBe(words);
});
