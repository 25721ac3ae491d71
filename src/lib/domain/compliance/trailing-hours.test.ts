import { describe, expect, test } from 'vitest';
import { credit, rule as ruleOf, since, stand, standingOf } from './facts-for-tests.ts';

/** 10 hours, one of them law, in any two years; first due 60 days after 1 January 2026. */
const rule = ruleOf({
	items: [],
	hours: { minutes: 600, topics: [{ topic: 'law', minutes: 60 }], carryOverMinutes: 0, credit: 'approved' }
});

describe('hours in any 24 months', () => {
	test.each([
		['nothing', [], '2026-01-02', 'due 2026-03-02'],
		['nothing, late', [], '2026-03-03', 'overdue 2026-03-02'],
		['enough', ['2026-02-01 600 law:60'], '2026-02-01', 'current 2028-02-01'],
		['in the renewal window', ['2026-02-01 600 law:60'], '2027-12-03', 'due 2028-02-01'],
		['run out', ['2026-02-01 600 law:60'], '2028-02-02', 'overdue 2028-02-01'],
		[
			'it hangs on the oldest that is needed',
			['2026-02-01 300 law:60', '2026-08-01 300'],
			'2026-09-01',
			'current 2028-02-01'
		],
		[
			'older ones that are not needed do not matter',
			['2026-02-01 300', '2026-08-01 600 law:60'],
			'2026-09-01',
			'current 2028-08-01'
		],
		[
			'the topic runs out first',
			['2026-02-01 60 law:60', '2026-08-01 600'],
			'2026-09-01',
			'current 2028-02-01'
		],
		[
			'training before the rule counts while it is new enough',
			['2025-02-01 600 law:60'],
			'2026-02-01',
			'current 2027-02-01'
		],
		[
			'what runs out before the first day is due is no cover',
			['2024-02-15 600 law:60'],
			'2026-02-20',
			'due 2026-03-02'
		],
		['a leap day', ['2028-02-29 600 law:60'], '2028-03-01', 'current 2030-02-28']
	])('%s', (_, lines, today, expected) => {
		for (const credits of [
			lines.map((line) => credit(line)),
			lines.toReversed().map((line) => credit(line))
		]) {
			const found = standingOf(rule, today, { credits });
			expect(`${found.kind} ${found.dueOn}`).toBe(expected);
		}
	});

	test('says what it hangs on', () => {
		const credits = [credit('2026-02-01 300 law:60'), credit('2026-08-01 300')];
		expect(stand(rule, '2026-09-01', { credits })).toBe(
			'current: Due 1 February 2028: 24 months after the training on 1 February 2026, without which the hours are not reached.'
		);
	});

	test('who comes back has the time of somebody new', () => {
		const timeline = since('2020-01-01', {}, [
			{ from: '2027-01-01', employed: false },
			{ from: '2029-01-01', employed: true }
		]);
		const found = standingOf(rule, '2029-01-02', { timeline, credits: [credit('2026-02-01 600 law:60')] });
		expect(`${found.kind} ${found.dueOn}`).toBe('due 2029-03-02');
	});
});
