import { expect, it } from 'vitest';
import { minuteRange, pathsInWords, percentInWords } from './proof-words.ts';

it.each([
	[1296n, '1,296'],
	[Infinity, 'without end'],
	[NaN, 'not counted']
])('%s paths: %s', (paths, words) => expect(pathsInWords(paths)).toBe(words));

it.each([
	[13.2, 21.01, '14 to 22'],
	[21.2, 21.9, '22'],
	[NaN, NaN, 'not counted']
])('%s to %s minutes: %s', (shortestMinutes, longestMinutes, words) =>
	expect(minuteRange({ shortestMinutes, longestMinutes })).toBe(words)
);

it.each([
	[{ probability: 0, exact: true }, '0%'],
	[{ probability: 0.00001, exact: true }, 'less than 0.01%'],
	[{ probability: 0.0042, exact: true }, '0.42%'],
	[{ probability: 0.1234, exact: true }, '12.3%'],
	[{ probability: 0.1, exact: false, interval: [0.09, 0.112] as [number, number] }, 'about 10% (9 to 11.2)']
])('%j: %s', (chance, words) => expect(percentInWords(chance)).toBe(words));
