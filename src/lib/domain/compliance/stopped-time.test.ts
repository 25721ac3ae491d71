import { describe, expect, test } from 'vitest';
import { day } from './facts-for-tests.ts';
import { isStopped, runningDays, withoutStopped } from './stopped-time.ts';

const spells = (...texts: string[]) =>
	texts.map((text) => {
		const [fromOn, untilOn] = text.split(' ') as [string, string?];
		return { fromOn: day(fromOn), untilOn: untilOn ? day(untilOn) : null };
	});
const span = (text: string) => {
	const [from, to] = text.split(' ') as [string, string];
	return { from: day(from), to: day(to) };
};

describe('a due day moves by the days that were stopped before it', () => {
	test.each([
		['none', [], '2026-03-31 0'],
		['ten days within', ['2026-02-01 2026-02-10'], '2026-04-10 10'],
		['one day', ['2026-02-01 2026-02-01'], '2026-04-01 1'],
		['begun before the cycle opened', ['2025-11-01 2026-01-10'], '2026-04-10 10'],
		['over before it opened', ['2025-11-01 2025-12-31'], '2026-03-31 0'],
		['ending on the day it opens', ['2025-11-01 2026-01-01'], '2026-04-01 1'],
		['beginning on the due day', ['2026-03-31 2026-04-09'], '2026-04-10 10'],
		['beginning after it', ['2026-04-01 2026-04-09'], '2026-03-31 0'],
		[
			'two, the second only because of the first',
			['2026-02-01 2026-02-10', '2026-04-05 2026-04-06'],
			'2026-04-12 12'
		],
		[
			'overlapping ones are counted once',
			['2026-02-01 2026-02-10', '2026-02-05 2026-02-12'],
			'2026-04-12 12'
		],
		['one inside another', ['2026-02-01 2026-02-20', '2026-02-05 2026-02-06'], '2026-04-20 20'],
		['across a leap-less February and the change to summer time', ['2026-02-20 2026-03-10'], '2026-04-19 19'],
		['the whole cycle and more', ['2025-12-01 2026-12-31'], '2027-03-31 365'],
		['open, counted up to today', ['2026-03-01'], '2026-04-15 15'],
		['open from a day ahead', ['2026-03-20'], '2026-03-31 0']
	])('%s', (_, texts, expected) => {
		for (const order of [spells(...texts), spells(...texts).toReversed()]) {
			const { to, days } = withoutStopped(span('2026-01-01 2026-03-31'), order, day('2026-03-15'));
			expect(`${to} ${days}`).toBe(expected);
		}
	});
});

test.each([
	['none', [], 90],
	['within', ['2026-02-01 2026-02-10'], 80],
	['over both ends', ['2025-01-01 2027-01-01'], 0],
	['overlapping', ['2026-02-01 2026-02-10', '2026-02-05 2026-02-12'], 78],
	['open', ['2026-03-01'], 75]
])('days that ran: %s', (_, texts, expected) => {
	expect(runningDays(span('2026-01-01 2026-03-31'), spells(...texts), day('2026-03-15'))).toBe(expected);
});

test.each([
	['2026-01-31', false],
	['2026-02-01', true],
	['2026-02-10', true],
	['2026-02-11', false]
])('both ends are counted: %s', (on, expected) => {
	expect(isStopped(spells('2026-02-01 2026-02-10'), day(on))).toBe(expected);
});
