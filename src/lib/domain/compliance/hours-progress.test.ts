import { describe, expect, test } from 'vitest';
import { credit, day } from './facts-for-tests.ts';
import { hoursProgress } from './hours-progress.ts';
import type { HoursNeed } from './requirement.ts';

const need = (
	minutes: number,
	topics: HoursNeed['topics'] = [],
	more: Partial<HoursNeed> = {}
): HoursNeed => ({
	...{ minutes, topics, carryOverMinutes: 0, credit: 'approved' },
	...more
});
const reached = (found: ReturnType<typeof hoursProgress>) => found.reachedOn?.toString() ?? null;
const from = day('2026-01-01');

describe('the day on which the hours are there', () => {
	test.each([
		['nothing', 600, [], [], null],
		['one minute short', 600, [], ['2026-02-01 599'], null],
		['exactly', 600, [], ['2026-02-01 300', '2026-05-01 300'], '2026-05-01'],
		['in any order', 600, [], ['2026-05-01 300', '2026-02-01 300'], '2026-05-01'],
		['more than enough early', 600, [], ['2026-02-01 700', '2026-05-01 300'], '2026-02-01'],
		['a topic short', 600, ['law:60'], ['2026-02-01 700 law:59'], null],
		[
			'the topic later than the hours',
			600,
			['law:60'],
			['2026-02-01 700', '2026-05-01 60 law:60'],
			'2026-05-01'
		],
		[
			'the topic in two parts',
			60,
			['law:60'],
			['2026-02-01 30 law:30', '2026-05-01 30 law:30'],
			'2026-05-01'
		],
		['a topic that has to be there once', 60, ['diversity:0'], ['2026-02-01 700'], null],
		[
			'and was, for a minute',
			60,
			['diversity:0'],
			['2026-02-01 700', '2026-03-01 1 diversity:1'],
			'2026-03-01'
		],
		['not before it was', 60, ['diversity:0'], ['2026-03-01 1 diversity:1', '2026-02-01 700'], '2026-03-01'],
		['two topics', 60, ['a:30', 'b:30'], ['2026-02-01 60 a:30 b:30'], '2026-02-01']
	])('%s', (_, minutes, topics, lines, expected) => {
		const asked = topics.map((text) => ({ topic: text.split(':')[0]!, minutes: Number(text.split(':')[1]) }));
		const credits = lines.map((line) => credit(line));
		expect(reached(hoursProgress(need(minutes, asked), from, credits, 0, 1))).toBe(expected);
		expect(reached(hoursProgress(need(minutes, asked), from, credits.toReversed(), 0, 1))).toBe(expected);
	});

	test('carried minutes count for the whole, not for a topic', () => {
		const found = hoursProgress(
			need(600, [{ topic: 'law', minutes: 60 }]),
			from,
			[credit('2026-02-01 60 law:60')],
			540,
			1
		);
		expect([found.credited, found.carried, reached(found)]).toEqual([60, 540, '2026-02-01']);
		expect(reached(hoursProgress(need(600), from, [], 600, 1))).toBe('2026-01-01');
	});
});

test.each([
	[1, 2400],
	[0.5, 1200],
	[0.826, 1995],
	[0.001, 15],
	[0, 0]
])('a share of %f of 40 hours is %i minutes, in whole quarters of an hour', (share, expected) => {
	expect(hoursProgress(need(2400), from, [], 0, share).needed).toBe(expected);
});

test('measured hours of a module are never more than approved; a room is what was attested', () => {
	const module = { source: 'module' as const, approved: 60 };
	const sum = (by: HoursNeed['credit'], measured: number) =>
		hoursProgress(
			need(600, [{ topic: 'law', minutes: 60 }], { credit: by }),
			from,
			[credit('2026-02-01 60 law:30', { ...module, measured }), credit('2026-02-02 90')],
			0,
			1
		);
	expect(sum('approved', 20).credited).toBe(150);
	expect(sum('measured', 20).credited).toBe(110);
	expect(sum('measured', 20).topics[0]!.credited).toBe(10);
	expect(sum('measured', 500).credited).toBe(150);
});
