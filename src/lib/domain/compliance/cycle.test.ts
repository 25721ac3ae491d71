import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { endBefore, recertification } from './recertification.ts';
import { completed as facts, rule as ruleOf, since, standingOf } from './facts-for-tests.ts';
import type { CompletedModule, RecurrenceRule } from './requirement.ts';

const rule = ruleOf({
	items: [
		{ position: 1, code: 'TR-4', kind: 'module' },
		{ position: 2, code: 'RF-2', kind: 'module' },
		{ position: 3, code: 'SC-1', kind: 'scenario' }
	]
});

function cycle(
	hiredOn: string,
	today: string,
	completions: CompletedModule[] = [],
	changes: Partial<RecurrenceRule> = {}
) {
	const found = standingOf({ ...rule, ...changes }, today, { completions, timeline: since(hiredOn) }).cycle!;
	const state = found.next ? `complete, next ${found.next.opensOn}/${found.next.dueOn}` : 'open';
	return `${found.number} ${found.opensOn}/${found.dueOn} ${state}`;
}

describe('the first cycle is due some days after the later of effect and hire', () => {
	test.each([
		['hired long before', '2019-05-05', '2026-01-10', '1 2026-01-01/2026-03-02 open'],
		['hired on the day of effect', '2026-01-01', '2026-01-10', '1 2026-01-01/2026-03-02 open'],
		['hired mid-way', '2026-07-15', '2026-07-20', '1 2026-07-15/2026-09-13 open'],
		['across a leap day', '2028-01-15', '2028-01-20', '1 2028-01-15/2028-03-15 open'],
		['still open when it is late', '2019-05-05', '2027-10-10', '1 2026-01-01/2026-03-02 open']
	])('%s', (_, hiredOn, today, expected) => {
		expect(cycle(hiredOn, today)).toBe(expected);
	});
});

describe('a cycle is complete with its last module, and the next is due on the earliest lapse', () => {
	const both = facts('1 TR-4 2026-02-01 2028-02-01', '1 RF-2 2026-02-20 2028-02-20');
	test.each([
		['one of two modules', '2026-02-10', '1 2026-01-01/2026-03-02 open'],
		[
			'both, on the day of the second',
			'2026-02-20',
			'1 2026-01-01/2026-03-02 complete, next 2027-12-03/2028-02-01'
		],
		[
			'the day before the window',
			'2027-12-02',
			'1 2026-01-01/2026-03-02 complete, next 2027-12-03/2028-02-01'
		],
		['the first day of the window', '2027-12-03', '2 2027-12-03/2028-02-01 open'],
		['long after the lapse', '2029-06-01', '2 2027-12-03/2028-02-01 open']
	])('%s', (_, today, expected) => {
		expect(cycle('2019-05-05', today, both)).toBe(expected);
		expect(cycle('2019-05-05', today, both.toReversed())).toBe(expected);
	});

	test("last cycle's completion never completes this one", () => {
		const renewedOne = [...both, ...facts('2 TR-4 2028-01-15 2030-02-01')];
		expect(cycle('2019-05-05', '2028-01-20', renewedOne)).toBe('2 2027-12-03/2028-02-01 open');
	});

	test('a completion of the future does not count yet', () => {
		expect(cycle('2019-05-05', '2026-02-19', both)).toBe('1 2026-01-01/2026-03-02 open');
	});

	test('a rule without modules is never complete', () => {
		expect(cycle('2019-05-05', '2026-02-20', both, { items: [] })).toBe('1 2026-01-01/2026-03-02 open');
	});
});

describe('renewals', () => {
	const one = { items: [{ position: 1, code: 'TR-4', kind: 'module' as const }] };
	const first = '1 TR-4 2026-02-28 2028-02-28';
	test.each([
		[
			'early, inside the window',
			[first, '2 TR-4 2028-01-05 2030-02-28'],
			'2028-01-06',
			'2 2027-12-30/2028-02-28 complete, next 2029-12-30/2030-02-28'
		],
		[
			'late',
			[first, '2 TR-4 2028-05-31 2030-05-31'],
			'2028-06-01',
			'2 2027-12-30/2028-02-28 complete, next 2030-04-01/2030-05-31'
		],
		['made on a leap day', ['1 TR-4 2028-02-29 2030-02-28'], '2029-12-30', '2 2029-12-30/2030-02-28 open'],
		[
			'three terms on',
			[first, '2 TR-4 2028-01-05 2030-02-28', '3 TR-4 2030-02-28 2032-02-28'],
			'2030-03-01',
			'3 2029-12-30/2030-02-28 complete, next 2031-12-30/2032-02-28'
		]
	])('%s', (_, lines, today, expected) => {
		expect(cycle('2019-05-05', today, facts(...lines), one)).toBe(expected);
		expect(cycle('2019-05-05', today, facts(...lines).toReversed(), one)).toBe(expected);
	});

	test('who comes back after everything lapsed has the time of somebody new', () => {
		expect(cycle('2029-04-01', '2029-04-02', facts(first), one)).toBe('2 2029-04-01/2029-05-31 open');
	});

	test('who comes back while still covered goes on as before', () => {
		expect(cycle('2027-04-01', '2027-04-02', facts(first), one)).toBe(
			'1 2027-04-01/2027-05-31 complete, next 2027-12-30/2028-02-28'
		);
	});

	test('without a window the next cycle opens on the last day of this one', () => {
		expect(cycle('2019-05-05', '2028-02-27', facts(first), { ...one, renewalWindowDays: 0 })).toMatch(
			/^1 .* complete/
		);
		expect(cycle('2019-05-05', '2028-02-28', facts(first), { ...one, renewalWindowDays: 0 })).toBe(
			'2 2028-02-28/2028-02-28 open'
		);
	});
});

describe('a revocation ends its cycle', () => {
	const revoked = ['1 TR-4 2026-02-01 2028-02-01 2026-06-10', '1 RF-2 2026-02-20 2028-02-20'];
	const open2 = '2 2026-06-10/2026-06-10 open';
	const second = ['2 TR-4 2026-06-20 2028-06-20', '2 RF-2 2026-06-25 2028-06-25'];
	test.each([
		[
			'as of the day before nothing changes',
			revoked,
			'2026-06-09',
			'1 2026-01-01/2026-03-02 complete, next 2027-12-03/2028-02-01'
		],
		['the next opens and is due on that day', revoked, '2026-06-10', open2],
		['and stays so', revoked, '2027-01-01', open2],
		['all modules belong to the next', [...revoked, second[0]!], '2026-06-21', open2],
		[
			'which they complete',
			[...revoked, ...second],
			'2026-06-25',
			'2 2026-06-10/2026-06-10 complete, next 2028-04-21/2028-06-20'
		],
		[
			'on the day of completion',
			['1 TR-4 2026-02-01 2028-02-01 2026-02-01', '1 RF-2 2026-02-01 2028-02-01'],
			'2026-02-01',
			'2 2026-02-01/2026-02-01 open'
		],
		[
			'the first of two revocations counts',
			[...revoked.slice(0, 1), '1 RF-2 2026-02-20 2028-02-20 2026-05-05'],
			'2026-07-01',
			'2 2026-05-05/2026-05-05 open'
		],
		[
			'the second one is of the future',
			[...revoked.slice(0, 1), '1 RF-2 2026-02-20 2028-02-20 2026-08-08'],
			'2026-07-01',
			open2
		],
		[
			'while the next is open already',
			['1 TR-4 2026-02-01 2028-02-01 2028-01-10', revoked[1]!],
			'2028-01-12',
			'2 2027-12-03/2028-01-10 open'
		],
		[
			'when it had lapsed before, nothing gets later',
			['1 TR-4 2026-02-01 2028-02-01 2028-03-03', revoked[1]!],
			'2028-03-03',
			'2 2027-12-03/2028-02-01 open'
		],
		[
			'before it was complete',
			[revoked[0]!.replace('2026-06-10', '2026-02-05')],
			'2026-02-06',
			'2 2026-02-05/2026-02-05 open'
		],
		['when it was late already, it stays late', [revoked[0]!], '2026-06-10', '2 2026-06-10/2026-03-02 open'],
		[
			'again',
			[...revoked, second[0]!, `${second[1]} 2026-07-01`],
			'2026-07-02',
			'3 2026-07-01/2026-07-01 open'
		],
		[
			'after the next was complete',
			[
				revoked[0]!.replace('2026-06-10', '2028-01-20'),
				revoked[1]!,
				'2 TR-4 2027-12-10 2030-02-01',
				'2 RF-2 2027-12-10 2030-02-08'
			],
			'2028-01-21',
			'2 2027-12-03/2028-01-20 complete, next 2029-12-03/2030-02-01'
		]
	])('%s', (_, lines, today, expected) => {
		expect(cycle('2019-05-05', today, facts(...lines))).toBe(expected);
		expect(cycle('2019-05-05', today, facts(...lines).toReversed())).toBe(expected);
	});

	test('of a renewal: the certificates of the term before, which nobody revoked, cover until they lapse', () => {
		const renewed = ['2 TR-4 2027-12-10 2030-02-01 2027-12-20', '2 RF-2 2027-12-10 2030-02-08'];
		const before = facts('1 TR-4 2026-02-01 2028-02-01', '1 RF-2 2026-02-20 2028-02-20', ...renewed);
		expect(cycle('2019-05-05', '2027-12-20', before)).toBe('3 2027-12-20/2028-02-01 open');
		expect(cycle('2019-05-05', '2027-12-20', before.slice(0, 3))).toBe('3 2027-12-20/2028-02-01 open');
	});

	test('while somebody was away: they have the time of somebody new', () => {
		expect(cycle('2026-09-01', '2026-09-02', facts(...revoked))).toBe('2 2026-09-01/2026-10-31 open');
	});
});

describe('coverage never shrinks by renewing early', () => {
	test.each(Array.from({ length: 300 }, (_, seed) => seed))('history %i', (seed) => {
		const random = randomFrom(seed);
		const below = (most: number) => Math.floor(random() * most);
		const everyMonths = 1 + below(36);
		const codes = ['TR-4', 'RF-2', 'XX-1'].slice(below(3));
		const changed: RecurrenceRule = {
			...rule,
			everyMonths,
			renewalWindowDays: below(everyMonths * 28 + 1),
			items: codes.map((code, place) => ({ position: place + 1, code, kind: 'module' }))
		};
		const completions: CompletedModule[] = [];
		const timeline = since('2026-01-01');
		let today = rule.effectiveOn;
		for (let acts = 0; acts < 20; acts++) {
			today = today.add({ days: below(random() < 0.3 ? 400 : 40) });
			const { number, next } = standingOf(changed, today.toString(), { completions, timeline }).cycle!;
			const left = codes.filter((code) => !completions.some((c) => c.cycle === number && c.code === code));
			if (next || left.length === 0) continue;
			const code = left[below(left.length)]!;
			const { renewalWindowDays } = changed;
			const own = endBefore(completions, { cycle: number, code, today });
			const done = (completedOn: Temporal.PlainDate, previousValidUntil: Temporal.PlainDate | null) =>
				recertification({ completedOn, everyMonths, previousValidUntil, renewalWindowDays }).validUntil;
			const validUntil = done(today, own);
			// Not less than what the module had, nor than a day later would give, nor than without a term before.
			if (own) expect(Temporal.PlainDate.compare(validUntil, own)).toBeGreaterThan(0);
			expect(
				Temporal.PlainDate.compare(done(today.add({ days: 1 }), own), validUntil)
			).toBeGreaterThanOrEqual(0);
			expect(Temporal.PlainDate.compare(validUntil, done(today, null))).toBeGreaterThanOrEqual(0);
			// And one training never lasts longer than the rule's months and its window.
			const longest = done(today.add({ days: renewalWindowDays }), null);
			expect(Temporal.PlainDate.compare(validUntil, longest)).toBeLessThanOrEqual(0);
			completions.push({ cycle: number, code, completedOn: today, validUntil, revokedOn: null });
		}
		expect(completions.length).toBeGreaterThan(0);
	});
});

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
