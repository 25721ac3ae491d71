import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { ServiceRecord } from './service.ts';
import { shownService, whyHidden } from './shown-service.ts';

const record: ServiceRecord = {
	id: 'line',
	name: 'A line',
	audience: 'Anyone',
	status: 'active',
	confirmed: true,
	phone: '800-555-0100',
	textNumber: '55501',
	textKeyword: 'START',
	chatUrl: null,
	hours: { always: true },
	languages: [],
	caution: 'Not a dispatch line.',
	more: [],
	verified: {
		on: Temporal.PlainDate.from('2026-11-22'),
		method: 'stored copy, not called',
		nextDueOn: Temporal.PlainDate.from('2027-02-20')
	}
};
const on = (day: string, more: Partial<ServiceRecord> = {}) =>
	shownService({ ...record, ...more }, Temporal.PlainDate.from(day));

describe('an entry of the directory', () => {
	it.each<[string, Partial<ServiceRecord>, boolean]>([
		['2026-11-23', {}, true],
		['2026-11-23', { status: 'limited' }, true],
		['2026-11-23', { status: 'paused' }, false],
		['2026-11-23', { status: 'ended' }, false],
		['2026-11-23', { confirmed: false }, false],
		['2027-02-20', {}, true],
		['2027-03-22', {}, true],
		['2027-03-23', {}, false],
		['2027-03-23', { id: '988' }, true],
		['2027-03-23', { id: '911' }, true],
		['2029-01-01', { id: '988' }, true],
		['2027-03-23', { id: '988', status: 'ended' }, false],
		['2027-03-23', { id: '988', confirmed: false }, false]
	])('on %s with %j is shown: %s', (day, more, isShown) => {
		expect(on(day, more) !== null).toBe(isShown);
	});

	it.each<[string, Partial<ServiceRecord>, string | null]>([
		['2026-11-23', {}, null],
		['2026-11-23', { confirmed: false }, 'not-confirmed'],
		['2026-11-23', { verified: null }, 'not-confirmed'],
		['2026-11-23', { status: 'paused' }, 'paused'],
		['2026-11-23', { status: 'ended' }, 'ended'],
		['2027-03-23', {}, 'check-overdue'],
		['2027-03-23', { id: '988' }, null]
	])('on %s with %j is hidden because: %s', (day, more, why) => {
		expect(whyHidden({ ...record, ...more }, Temporal.PlainDate.from(day))).toBe(why);
		expect(on(day, more) === null).toBe(why !== null);
	});

	it('says what to text, when, and how it was verified', () => {
		expect(on('2026-11-23')).toMatchObject({
			text: 'START to 55501',
			hours: '24 hours, every day',
			lastVerified: '22 November 2026 (stored copy, not called)',
			caution: 'Not a dispatch line.'
		});
		expect(on('2026-11-23', { textKeyword: null })?.text).toBe('55501');
		expect(on('2026-11-23', { textNumber: null, textKeyword: null })?.text).toBeNull();
	});

	it('warns where an overdue line must stay', () => {
		expect(on('2027-03-22', { id: '988' })?.caution).toBe('Not a dispatch line.');
		expect(on('2027-03-23', { id: '988' })?.caution).toBe(
			'This entry should have been checked by 20 February 2027. Call it before you rely on it. Not a dispatch line.'
		);
	});
});
