import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { actsUntil, asOfFor, endOfDay, isPresent, momentFor, wasKnown } from './as-of.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const moment = (text: string) => Temporal.Instant.from(text);
const CHICAGO = 'America/Chicago';
/** 23:30 on 9 March in Chicago; in UTC it is the next day. */
const NOW = moment('2027-03-10T05:30:00Z');
const everybody: Pick<Actor, 'timeZone' | 'inspection'> = { timeZone: CHICAGO };
const inspector = (from: string, to: string): typeof everybody => ({
	timeZone: CHICAGO,
	inspection: {
		...{ id: '5b0f7c2e-3f0a-4a8e-9d1c-2b6f6f0a1c11', organisation: 'Office of Standards' },
		...{ from: day(from), to: day(to), expiresAt: moment('2027-06-01T00:00:00Z') }
	}
});

describe('the moment that ends a local day', () => {
	test.each([
		['2027-03-09', CHICAGO, '2027-03-10T05:59:59.999999Z'],
		['2027-03-13', CHICAGO, '2027-03-14T05:59:59.999999Z'],
		// The clock is put forward at 02:00, and the day has 23 hours.
		['2027-03-14', CHICAGO, '2027-03-15T04:59:59.999999Z'],
		['2027-11-07', CHICAGO, '2027-11-08T05:59:59.999999Z'],
		['2026-12-31', 'Pacific/Honolulu', '2027-01-01T09:59:59.999999Z'],
		// On 6 September 2026 Santiago has no midnight: its day begins at 01:00.
		['2026-09-05', 'America/Santiago', '2026-09-06T03:59:59.999999Z'],
		['2028-02-29', 'UTC', '2028-02-29T23:59:59.999999Z']
	])('%s in %s is %s', (on, timeZone, expected) => {
		expect(endOfDay(day(on), timeZone).toString()).toBe(expected);
	});
});

describe('what is answered for', () => {
	test.each([
		['no day', null, null, '2027-03-09', null],
		['today', '2027-03-09', null, '2027-03-09', null],
		['a day that is ahead', '2027-03-10', null, '2027-03-09', null],
		['a day that is ahead, by what is known now', '2030-01-01', 'now', '2027-03-09', null],
		['yesterday', '2027-03-08', null, '2027-03-08', '2027-03-09T05:59:59.999999Z'],
		['yesterday, by what is known now', '2027-03-08', 'now', '2027-03-08', null]
	] as const)('%s', (_, on, known, expectedOn, expectedKnown) => {
		const answered = asOfFor({ on: on && day(on), known }, everybody, NOW);
		expect([answered.on.toString(), answered.known?.toString() ?? null]).toEqual([expectedOn, expectedKnown]);
	});

	test.each([
		['no day: the last one', null, null, '2026-06-30', '2026-07-01T04:59:59.999999Z'],
		['by what is known now', null, 'now', '2026-06-30', null],
		['a day of it', '2026-01-15', null, '2026-01-15', '2026-01-16T05:59:59.999999Z'],
		['a day before it: the first one', '2020-01-01', null, '2025-07-01', '2025-07-02T04:59:59.999999Z'],
		['a day after it', '2026-07-01', null, '2026-06-30', '2026-07-01T04:59:59.999999Z'],
		['a day that is ahead', '2030-07-01', null, '2026-06-30', '2026-07-01T04:59:59.999999Z']
	] as const)('of a period that is over, %s', (_, on, known, expectedOn, expectedKnown) => {
		const answered = asOfFor({ on: on && day(on), known }, inspector('2025-07-01', '2026-06-30'), NOW);
		expect([answered.on.toString(), answered.known?.toString() ?? null]).toEqual([expectedOn, expectedKnown]);
	});

	test('of a period that is running, no day is today', () => {
		expect(asOfFor({ on: null, known: null }, inspector('2026-07-01', '2027-06-30'), NOW)).toMatchObject({
			on: day('2027-03-09'),
			known: null
		});
	});
});

describe('the moment that a reader is given', () => {
	test.each([
		['nothing', null, null, '2027-03-09', null],
		['a past day', '2027-01-01', null, '2027-01-01', null],
		['both', '2027-01-01', '2027-02-01T00:00:00Z', '2027-01-01', '2027-02-01T00:00:00Z'],
		['a moment of today', '2027-03-09', '2027-03-10T05:00:00Z', '2027-03-09', '2027-03-10T05:00:00Z'],
		['a day that is ahead', '2028-01-01', null, '2027-03-09', null]
	])('%s', (_, on, known, expectedOn, expectedKnown) => {
		const given = { on: on === null ? null : day(on), known: known === null ? null : moment(known) };
		const answered = momentFor(given, everybody, NOW);
		expect([answered.on.toString(), answered.known?.toString() ?? null]).toEqual([expectedOn, expectedKnown]);
	});

	test('an inspector is kept to their period, whoever forgot to ask for it', () => {
		const own = inspector('2025-07-01', '2026-06-30');
		expect(momentFor({ on: null, known: null }, own, NOW)).toEqual(
			asOfFor({ on: null, known: null }, own, NOW)
		);
		const answered = momentFor({ on: day('2027-01-01'), known: NOW }, own, NOW);
		expect(answered.on.toString()).toBe('2026-06-30');
		expect(answered.known).toBe(NOW);
	});
});

describe('acts are there', () => {
	const END = '2027-01-02T05:59:59.999999Z';
	test.each([
		['today', '2027-03-09', null, null],
		['today as far as was known', '2027-03-09', '2027-03-10T05:00:00Z', '2027-03-10T05:00:00Z'],
		['a past day by what is known now', '2027-01-01', null, END],
		['a past day as it was recorded', '2027-01-01', END, END],
		[
			'a past day as it was recorded before it ended',
			'2027-01-01',
			'2027-01-01T12:00:00Z',
			'2027-01-01T12:00:00Z'
		],
		['a past day as it was recorded after it ended', '2027-01-01', '2027-02-01T12:00:00Z', END]
	])('%s', (_, on, known, expected) => {
		const asOf = { on: day(on), known: known === null ? null : moment(known) };
		expect(actsUntil(asOf, CHICAGO, NOW)?.toString() ?? null).toBe(expected);
	});

	test.each([
		['2027-01-01T11:59:59.999Z', '2027-01-01T12:00:00Z', true],
		['2027-01-01T12:00:00Z', '2027-01-01T12:00:00Z', true],
		['2027-01-01T12:00:00.001Z', '2027-01-01T12:00:00Z', false],
		['2027-01-01T12:00:00.001Z', null, true]
	])('recorded at %s, known until %s: %s', (at, known, expected) => {
		expect(wasKnown(moment(at), known === null ? null : moment(known))).toBe(expected);
	});
});

test('only today with all that is known is the present', () => {
	expect(isPresent({ on: day('2027-03-09'), known: null }, CHICAGO, NOW)).toBe(true);
	expect(isPresent({ on: day('2027-03-08'), known: null }, CHICAGO, NOW)).toBe(false);
	expect(isPresent({ on: day('2027-03-09'), known: NOW }, CHICAGO, NOW)).toBe(false);
});
