import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayInWords, dueInWords, minutesInWords } from './day-words.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

test.each([
	['2026-11-24', '2026-11-24', 'due today'],
	['2026-11-25', '2026-11-24', 'due tomorrow'],
	['2026-11-26', '2026-11-24', 'due in 2 days, 26 November'],
	['2026-11-30', '2026-11-24', 'due in 6 days, 30 November'],
	['2027-01-01', '2026-12-31', 'due tomorrow'],
	['2027-01-22', '2026-11-23', 'due in 60 days, 22 January 2027'],
	['2028-03-01', '2028-02-28', 'due in 2 days, 1 March'],
	['2026-11-23', '2026-11-24', '1 day overdue'],
	['2026-11-21', '2026-11-24', '3 days overdue'],
	['2025-11-24', '2026-11-24', '365 days overdue']
])('%s seen on %s is %s', (due, today, expected) => {
	expect(dueInWords(day(due), day(today))).toBe(expected);
});

test.each([
	['2026-11-30', '30 November 2026'],
	['2028-02-29', '29 February 2028'],
	['2027-01-01', '1 January 2027']
])('%s reads %s', (iso, expected) => {
	expect(dayInWords(day(iso))).toBe(expected);
});

test.each([
	[0, 'less than a minute'],
	[0.2, '1 minute'],
	[1, '1 minute'],
	[22, '22 minutes'],
	[59.5, '1 hour'],
	[60, '1 hour'],
	[61, '1 hour 1 minute'],
	[150, '2 hours 30 minutes']
])('%d minutes reads %s', (minutes, expected) => {
	expect(minutesInWords(minutes)).toBe(expected);
});
