import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { readDay, type DayOrder } from './read-day.ts';

const ZONE = 'America/Chicago';

it.each<[text: string, order: DayOrder | null, read: string]>([
	['2025-03-04', null, '2025-03-04'],
	['2025-03-04', 'day-first', '2025-03-04'],
	['2028-02-29', null, '2028-02-29'],
	['2027-02-29', null, 'no-such-day'],
	['2025-13-01', null, 'no-such-day'],
	['2025-03-04 17:30', null, '2025-03-04'],
	['2025-03-04T23:59:59', null, '2025-03-04'],
	// a moment is the day that it was where the department is
	['2025-03-05T03:00:00Z', null, '2025-03-04'],
	['2025-03-04T23:30:00-06:00', null, '2025-03-04'],
	['2025-03-04T23:30:00-0800', null, '2025-03-05'],
	['2025-03-04T25:00:00Z', null, 'no-such-day'],
	// slashes
	['3/4/2025', null, 'ambiguous'],
	['03/04/2025', 'month-first', '2025-03-04'],
	['03/04/2025', 'day-first', '2025-04-03'],
	['3/25/2025', null, '2025-03-25'],
	['25/3/2025', null, '2025-03-25'],
	['25/3/2025', 'month-first', 'no-such-day'],
	['3/25/2025', 'day-first', 'no-such-day'],
	['5/5/2025', null, '2025-05-05'],
	['4.3.2025', 'day-first', '2025-03-04'],
	['3-4-2025', 'month-first', '2025-03-04'],
	['3/4/2025 8:00 AM', 'month-first', '2025-03-04'],
	['13/13/2025', null, 'no-such-day'],
	['2/29/2027', 'month-first', 'no-such-day'],
	['0/4/2025', null, 'no-such-day'],
	// neither
	['3/4/25', 'month-first', 'short-year'],
	['45720', null, 'serial-number'],
	['March 4, 2025', null, 'no-day'],
	['2025', null, 'no-day'],
	['', null, 'no-day'],
	['20250304', null, 'no-day'],
	['2025-03-04; drop', null, 'no-day']
])('%j with %s is %s', (text, order, read) => {
	expect(readDay(text, order, ZONE).toString()).toBe(read);
});

it('takes a leap second, a year 0000 and the end of time for what they are', () => {
	expect(readDay('0000-01-01', null, ZONE).toString()).toBe('0000-01-01');
	expect(readDay('9999-12-31T23:00:00Z', null, ZONE)).toEqual(Temporal.PlainDate.from('9999-12-31'));
});
