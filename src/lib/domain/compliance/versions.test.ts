import { describe, expect, test } from 'vitest';
import { completed, credit, day, rule as ruleOf, since, standingOf, type Facts } from './facts-for-tests.ts';
import type { RecurrenceRule } from './requirement.ts';
import { continues, versionOn } from './versions.ts';

const TWO = [
	{ position: 1, code: 'TR-4', kind: 'module' },
	{ position: 2, code: 'RF-2', kind: 'module' }
] as const;
const first = ruleOf();
const second = (changes: Partial<RecurrenceRule>) =>
	ruleOf({ version: 2, effectiveOn: day('2026-02-01'), ...changes });
const at = (versions: RecurrenceRule[], today: string, facts: Facts = {}) => {
	const found = standingOf(versions, today, facts);
	if (found.kind === 'not-applicable') return `${found.kind} ${found.because}`;
	return `${found.kind} ${found.dueOn}, cycle ${found.cycle.number} of version ${found.cycle.rule.version}`;
};
const done = completed('1 TR-4 2026-01-20 2028-01-20');

describe('a new version and the cycles that are open', () => {
	test.each([
		['before its day', { firstDueDays: 90 }, '2026-01-31', {}, 'due 2026-03-02, cycle 1 of version 1'],
		[
			'they finish as they began',
			{ firstDueDays: 90 },
			'2026-02-01',
			{},
			'due 2026-03-02, cycle 1 of version 1'
		],
		[
			'they move',
			{ firstDueDays: 90, openCycles: 'move' },
			'2026-02-01',
			{},
			'due 2026-04-01, cycle 1 of version 2'
		],
		[
			'who comes later is asked by it',
			{ firstDueDays: 90 },
			'2026-05-02',
			{ timeline: since('2026-05-01') },
			'due 2026-07-30, cycle 1 of version 2'
		],
		[
			'a module more, and they finish',
			{ items: TWO },
			'2026-02-01',
			{ completions: done },
			'current 2028-01-20, cycle 1 of version 1'
		],
		[
			'what was complete is not opened again',
			{ items: TWO, openCycles: 'move' },
			'2026-02-01',
			{ completions: done },
			'current 2028-01-20, cycle 1 of version 1'
		],
		[
			'and the next cycle asks it',
			{ items: TWO },
			'2027-12-01',
			{ completions: done },
			'due 2028-01-20, cycle 2 of version 2'
		],
		[
			'a module more in an open cycle',
			{ items: TWO, openCycles: 'move' },
			'2026-03-01',
			{ completions: completed('1 TR-4 2026-02-20 2028-02-20') },
			'due 2026-03-02, cycle 1 of version 2'
		],
		['withdrawn', { withdrawn: true }, '2026-02-01', {}, 'not-applicable withdrawn'],
		['not yet withdrawn', { withdrawn: true }, '2026-01-31', {}, 'due 2026-03-02, cycle 1 of version 1']
	] as [string, Partial<RecurrenceRule>, string, Facts, string][])(
		'%s',
		(_, changes, today, facts, expected) => {
			expect(at([first, second(changes)], today, facts)).toBe(expected);
		}
	);
});

describe('a version of another kind', () => {
	const calendar: Partial<RecurrenceRule> = {
		...{ cycle: { kind: 'fixed', startsOn: day('2025-01-01') }, everyMonths: 24, cyclesFrom: 10 }
	};
	test.each([
		[
			'moves the open cycle into its window',
			{ ...calendar, openCycles: 'move' },
			'2026-02-01',
			{},
			'due 2026-12-31, cycle 10 of version 2'
		],
		['lets it finish', calendar, '2026-02-01', {}, 'due 2026-03-02, cycle 1 of version 1'],
		[
			'and what covers is not asked before it ends',
			calendar,
			'2026-02-01',
			{ completions: done },
			'current 2028-12-31, cycle 1 of version 1'
		],
		[
			'the window in which it lapses is the next',
			calendar,
			'2027-12-01',
			{ completions: done },
			'due 2028-12-31, cycle 110 of version 2'
		]
	] as [string, Partial<RecurrenceRule>, string, Facts, string][])(
		'%s',
		(_, changes, today, facts, expected) => {
			expect(at([first, second(changes)], today, facts)).toBe(expected);
		}
	);

	test('from hours of the calendar back to rolling', () => {
		const hours = { minutes: 60, topics: [], carryOverMinutes: 0, credit: 'approved' } as const;
		const window = ruleOf({ ...calendar, cyclesFrom: 1, effectiveOn: day('2025-01-01'), items: [], hours });
		const rolling = second({ cyclesFrom: 2, effectiveOn: day('2026-02-01') });
		const facts = { credits: [credit('2025-05-01 60')] };
		expect(at([window, rolling], '2026-06-01', facts)).toBe('current 2027-03-02, cycle 1 of version 1');
		expect(at([window, rolling], '2027-01-01', facts)).toBe('due 2027-03-02, cycle 2 of version 2');
	});
});

describe('whom a version binds', () => {
	const detectives = { all: [{ of: 'assignment', in: ['Detective'] }] } as const;
	test('who comes into the audience by a wider version is asked from its day', () => {
		const narrow = ruleOf({ audience: detectives });
		expect(at([narrow, second({})], '2026-01-31')).toBe('not-applicable not-in-audience');
		expect(at([narrow, second({})], '2026-02-01')).toBe('due 2026-04-02, cycle 1 of version 2');
	});
	test('who leaves it by a narrower one is asked nothing more', () => {
		expect(at([first, second({ audience: detectives })], '2026-02-01')).toBe(
			'not-applicable not-in-audience'
		);
	});
});

test('the last version whose day has come counts', () => {
	const all = [first, second({}), second({ version: 3 })];
	expect(
		['2025-12-31', '2026-01-31', '2026-02-01'].map((on) => versionOn(all, day(on))?.version ?? null)
	).toEqual([null, 1, 3]);
});

test('versions count on as long as cycles begin and end on the same days', () => {
	const fixed = (startsOn: string, everyMonths = 24) =>
		ruleOf({ everyMonths, cycle: { kind: 'fixed', startsOn: day(startsOn) } });
	expect(continues(first, ruleOf({ everyMonths: 12 }))).toBe(true);
	expect(continues(fixed('2025-01-01'), fixed('2025-01-01'))).toBe(true);
	expect(continues(fixed('2025-01-01'), fixed('2025-01-01', 12))).toBe(false);
	expect(continues(fixed('2025-01-01'), fixed('2025-07-01'))).toBe(false);
	expect(continues(first, fixed('2025-01-01'))).toBe(false);
});
