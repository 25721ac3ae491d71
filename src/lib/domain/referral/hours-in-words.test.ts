import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { hoursInWords } from './hours-in-words.ts';
import type { Weekday } from './service.ts';

const open = (days: string, opens: string, closes: string, timeZone = 'America/New_York') =>
	hoursInWords({
		timeZone,
		days: days.split(' ') as Weekday[],
		opens: Temporal.PlainTime.from(opens),
		closes: Temporal.PlainTime.from(closes)
	});

it.each([
	[hoursInWords({ always: true }), '24 hours, every day'],
	[hoursInWords(null), null],
	[open('mon tue wed thu fri', '10:00', '18:00'), 'Monday to Friday, 10 a.m. to 6 p.m. Eastern time'],
	[
		open('fri mon', '00:00', '12:00', 'America/Chicago'),
		'Monday and Friday, 12 a.m. to 12 p.m. Central time'
	],
	[
		open('sat sun', '08:30', '20:05', 'America/Denver'),
		'Saturday and Sunday, 8:30 a.m. to 8:05 p.m. Mountain time'
	],
	[open('mon tue wed thu fri sat sun', '09:00', '21:00'), 'Every day, 9 a.m. to 9 p.m. Eastern time'],
	[open('mon', '09:00', '17:00', 'Pacific/Guam'), 'Monday, 9 a.m. to 5 p.m. (Pacific/Guam)']
])('says %s', (said, words) => {
	expect(said).toBe(words);
});
