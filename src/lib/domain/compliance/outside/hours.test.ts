import { expect, it } from 'vitest';
import { hoursOfMinutes, minutesOfHours } from './hours.ts';

it.each([
	['8', 480],
	['1.5', 90],
	[' 0.25 ', 15],
	['0,75', 45],
	['0.33', 20],
	['1.67', 100],
	['0.1', 6],
	['0.0083', 0],
	['0.0084', 1],
	['1:30', 90],
	['0:05', 5],
	['40.00', 2400],
	['1000', 60_000]
])('%s hours are %i minutes', (text, minutes) => {
	expect(minutesOfHours(text)).toBe(minutes);
});

it.each([
	'',
	'eight',
	'-1',
	'1,500',
	'1.500,5',
	'1e3',
	'0x10',
	'1:75',
	'12345',
	'1.',
	'.5',
	'8 h',
	'NaN',
	'٨'
])('%j is no number of hours', (text) => {
	expect(minutesOfHours(text)).toBeNull();
});

it('says every whole minute so that it is read back as the same', () => {
	for (let minutes = 1; minutes <= 60_000; minutes++)
		expect(minutesOfHours(hoursOfMinutes(minutes))).toBe(minutes);
});
