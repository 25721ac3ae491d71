import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { accessEnd, accessProblem, linkEnd } from './access-days.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');

describe('the days of an inspection', () => {
	test.each([
		['2025-07-01', '2026-06-30', '2026-12-07', null],
		['2026-11-23', '2026-11-23', '2026-11-23', null],
		['2026-01-01', '2026-12-31', '2026-12-07', null],
		['2026-06-30', '2026-06-29', '2026-12-07', 'to-before-from'],
		['2026-11-24', '2026-12-31', '2026-12-07', 'from-ahead'],
		['2025-07-01', '2026-06-30', '2026-11-22', 'until-over'],
		['2025-07-01', '2026-06-30', '2027-02-21', null],
		['2025-07-01', '2026-06-30', '2027-02-22', 'until-too-far']
	])('%s to %s until %s: %s', (from, to, until, expected) => {
		expect(accessProblem({ from: day(from), to: day(to), until: day(until) }, today)).toBe(expected);
	});

	test.each([
		['2026-12-07', 'America/Chicago', '2026-12-08T06:00:00Z'],
		// The night on which clocks go forward at midnight has no midnight: the day ends when the next one begins.
		['2026-03-07', 'America/Havana', '2026-03-08T05:00:00Z'],
		['2026-10-31', 'America/Chicago', '2026-11-01T05:00:00Z'],
		['2026-11-01', 'America/Chicago', '2026-11-02T06:00:00Z']
	])('until %s in %s ends at %s', (until, zone, expected) => {
		expect(accessEnd(day(until), zone).toString()).toBe(expected);
	});

	test('a link lasts a week, and never beyond the access', () => {
		const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
		const ends = (at: string) => linkEnd(now, Temporal.Instant.from(at)).toString();
		expect(ends('2026-12-08T06:00:00Z')).toBe('2026-11-30T08:00:00Z');
		expect(ends('2026-11-25T06:00:00Z')).toBe('2026-11-25T06:00:00Z');
	});
});
