import { describe, expect, test } from 'vitest';
import { credit, day, rule, since } from '../facts-for-tests.ts';
import { countedMinutes } from '../hours-progress.ts';
import { cyclesOf } from '../standing.ts';
import { countedIn } from './counted-in.ts';
import { decimalHours, needInWords, progressInWords, topicsMissing } from './hours-words.ts';
import { topicsWithin } from './topics-within.ts';

const hours = {
	minutes: 2400,
	topics: [
		{ topic: 'firearms', minutes: 240 },
		{ topic: 'autism', minutes: 0 }
	],
	carryOverMinutes: 300,
	credit: 'measured'
} as const;
const windows = rule({
	items: [],
	hours,
	cycle: { kind: 'fixed', startsOn: day('2026-01-01') },
	everyMonths: 12,
	renewalWindowDays: 30,
	outside: [{ category: 'first-aid', title: 'First aid' }]
});
const NOTHING = { completions: [], leaves: [], waivers: [], timeline: since('2019-05-05') };

describe('what counts in a cycle', () => {
	const credits = [
		credit('2025-12-31 60'),
		credit('2026-01-01 1200 firearms:240'),
		credit('2026-05-01 1500 autism:30', { category: 'first-aid' }),
		credit('2026-11-20 90'),
		credit('2026-12-15 60', { source: 'module', measured: 40 }),
		credit('2027-02-01 120', { source: 'module', measured: 30 }),
		credit('2027-03-02 75')
	];
	const today = day('2027-03-01');
	const cycles = cyclesOf({ ...NOTHING, versions: [windows], credits, today });

	test('each credit counts in one cycle of a rule at most, and together they are what the cycle says', () => {
		expect(cycles).toHaveLength(2);
		const lines = cycles.map((cycle) => credits.map((one) => countedIn(cycle, one, today)?.minutes ?? null));
		expect(lines).toEqual([
			[null, 1200, 1500, 90, null, null, null],
			[null, null, null, null, 40, 30, null]
		]);
		expect(cycles.map(({ hours }) => [hours!.credited, hours!.carried])).toEqual([
			[2790, 0],
			[70, 300]
		]);
	});

	test('topics are those that the rule asks for, and what was completed as a whole is named', () => {
		const counted = credits.map((one) => countedIn(cycles[0]!, one, today));
		expect(counted[1]!.topics).toEqual([{ topic: 'firearms', minutes: 240 }]);
		expect(counted[2]).toMatchObject({ completes: { title: 'First aid' }, topics: [{ topic: 'autism' }] });
	});

	test('a rule without hours counts what completes something, and nothing else', () => {
		const [cycle] = cyclesOf({ ...NOTHING, versions: [{ ...windows, hours: null }], credits, today });
		const counted = credits.flatMap((one) => countedIn(cycle!, one, today) ?? []);
		expect(counted).toEqual([
			{ minutes: 0, topics: [], completes: { category: 'first-aid', title: 'First aid' } }
		]);
	});

	test('a waived cycle keeps what was trained in it and takes nothing of the next', () => {
		const waivers = [{ fromOn: day('2026-11-01'), untilOn: day('2027-01-15') }];
		const few = [credit('2026-05-01 100'), credit('2027-01-05 200')];
		const [first, second] = cyclesOf({ ...NOTHING, waivers, versions: [windows], credits: few, today });
		expect([first!.hours!.credited, second!.hours!.credited]).toEqual([100, 200]);
		expect(few.map((one) => countedIn(first!, one, today)?.minutes)).toEqual([100, undefined]);
	});

	test('in any cycle of any rule the lines come to the sum', () => {
		for (const credit of ['approved', 'measured'] as const)
			for (const cycle of cyclesOf({
				...{ ...NOTHING, credits, today, versions: [{ ...windows, hours: { ...hours, credit } }] }
			})) {
				const lines = credits.filter((one) => countedIn(cycle, one, today));
				expect(lines.reduce((sum, one) => sum + countedMinutes(one, { credit }), 0)).toBe(
					cycle.hours!.credited
				);
			}
	});
});

describe('topics of a module', () => {
	const topics = [
		{ topic: 'trauma', minutes: 30 },
		{ topic: 'interviewing', minutes: 15 }
	];
	test.each([
		[60, [30, 15]],
		[45, [30, 15]],
		[40, [26, 13]],
		[1, [0, 0]],
		[0, [0, 0]]
	])('within %i minutes', (approved, minutes) => {
		expect(topicsWithin(topics, approved).map((one) => one.minutes)).toEqual(minutes);
	});
});

describe('hours in words', () => {
	test.each([
		[0, '0'],
		[60, '1'],
		[75, '1.25'],
		[2400, '40'],
		[20, '0.33'],
		[1, '0.02']
	])('%i minutes are %s hours', (minutes, text) => expect(decimalHours(minutes)).toBe(text));

	const at = (credited: number, carried = 0, needed = 2400) => progressInWords({ needed, credited, carried });

	test('how far somebody is', () => {
		expect(at(1320)).toBe('22 of 40 hours; 18 to go');
		expect(at(2460)).toBe('41 of 40 hours');
		expect(at(60, 120)).toBe('3 of 40 hours; 2 carried over; 37 to go');
		expect(at(30, 0, 60)).toBe('0.5 of 1 hour; 0.5 to go');
	});

	const titleOf = (topic: string) => ({ firearms: 'Firearms', autism: 'Autism' })[topic] ?? topic;
	const progress = (firearms: number) => ({
		...{ needed: 2400, credited: 0, carried: 0, reachedOn: null },
		topics: [
			{ topic: 'firearms', needed: 240, credited: firearms },
			{ topic: 'autism', needed: 0, credited: 0 }
		]
	});

	test('topics that are missing are named', () => {
		expect(topicsMissing(progress(0), new Set(), titleOf)).toEqual([
			'Firearms: not yet, 4 hours',
			'Autism: not yet'
		]);
		expect(topicsMissing(progress(90), new Set(['autism']), titleOf)).toEqual(['Firearms: 1.5 of 4 hours']);
		expect(topicsMissing(progress(240), new Set(['autism']), titleOf)).toEqual([]);
	});

	test('what a rule asks for', () => {
		expect(needInWords(hours, titleOf)).toBe(
			'40 hours, with 4 in Firearms, some Autism; modules count with the minutes that were measured'
		);
	});
});
