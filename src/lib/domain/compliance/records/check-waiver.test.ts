import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { checkWaiver } from './check-waiver.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const facts = {
	isBinding: true,
	others: [],
	history: [{ heldFrom: on('2024-02-29'), employed: true }],
	today: on('2026-11-23')
};
const check = (from: string, until: string, more: Partial<Parameters<typeof checkWaiver>[1]> = {}) =>
	checkWaiver({ fromOn: on(from), untilOn: on(until) }, { ...facts, ...more });

it.each([
	['for a day', '2026-12-01', '2026-12-01'],
	['for days that are over', '2026-01-01', '2026-03-31'],
	['for a year', '2027-01-01', '2027-12-31'],
	['for the 366 days of a leap year', '2027-11-01', '2028-10-31'],
	['for a year from a leap day', '2024-02-29', '2025-02-27'],
	['from a year ahead', '2027-11-23', '2028-11-22']
])('a waiver is granted %s', (_, from, until) => {
	expect(check(from, until)).toBeNull();
});

it.each([
	['that ends before it begins', '2026-12-02', '2026-12-01', 'untilOn', 'ends-before-it-begins'],
	['of a year and a day', '2027-01-01', '2028-01-01', 'untilOn', 'too-long'],
	['of a year and a day from a leap day', '2024-02-29', '2025-02-28', 'untilOn', 'too-long'],
	['without an end in sight', '2026-12-01', '2199-12-31', 'untilOn', 'too-long'],
	['from before they were employed', '2024-02-28', '2024-03-31', 'fromOn', 'not-employed'],
	['more than a year ahead', '2027-11-24', '2028-01-01', 'fromOn', 'too-far-ahead']
])('a waiver is refused %s', (_, from, until, field, reason) => {
	expect(check(from, until)).toEqual({ field, reason });
});

it('is not granted of what binds nobody', () => {
	expect(check('2026-12-01', '2026-12-31', { isBinding: false })).toEqual({
		field: 'requirementId',
		reason: 'not-binding'
	});
});

it('covers no day that another waiver of the same requirement covers', () => {
	const others = [{ fromOn: on('2026-12-10'), untilOn: on('2026-12-20') }];
	expect(check('2026-12-01', '2026-12-09', { others })).toBeNull();
	expect(check('2026-12-21', '2026-12-31', { others })).toBeNull();
	for (const [from, until] of [
		['2026-12-01', '2026-12-10'],
		['2026-12-20', '2026-12-31'],
		['2026-12-12', '2026-12-13'],
		['2026-12-01', '2026-12-31']
	] as const)
		expect(check(from, until, { others })).toEqual({ field: 'fromOn', reason: 'overlaps', with: others[0] });
});
