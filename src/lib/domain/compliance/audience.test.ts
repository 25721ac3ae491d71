import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#lib/domain/identity/role.ts';
import { binds, type Condition, type Held } from './audience.ts';
import { boundSince, heldOn, timeline, type HeldFrom } from './timeline.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const NIGHTS = '5f0d1e58-0000-4000-8000-000000000001';
const DAYS = '5f0d1e58-0000-4000-8000-000000000002';
const deputy: Held = {
	roles: ['officer'],
	rank: 'Deputy',
	unitId: NIGHTS,
	assignment: 'Patrol',
	hiredOn: on('2025-03-01')
};
const none = { rank: null, unitId: null, assignment: null };
const whom = (all: Condition[], held: Partial<Held> = {}) => binds({ all }, { ...deputy, ...held });

describe('a rule binds', () => {
	it.each<[string, Condition[], Partial<Held>, boolean]>([
		['every officer where it says nothing', [], {}, true],
		['an officer without rank, unit or assignment', [], none, true],
		['nobody who is no officer', [], { roles: ['trainer', 'admin'] }, false],
		['nobody without a role', [], { roles: [] }, false],
		['nobody who is not employed', [], { hiredOn: null }, false],
		[
			'whoever has the role beside the officer’s',
			[{ of: 'role', in: ['supervisor'] }],
			{ roles: ['officer', 'supervisor'] },
			true
		],
		['nobody who lacks the role', [{ of: 'role', in: ['supervisor'] }], {}, false],
		['one of several roles', [{ of: 'role', in: ['trainer', 'officer'] }], {}, true],
		['nobody where it names no role', [{ of: 'role', in: [] }], {}, false],
		['a rank', [{ of: 'rank', in: ['Sergeant', 'Deputy'] }], {}, true],
		['a rank in whatever case, with spaces around it', [{ of: 'rank', in: ['  dePUTY '] }], {}, true],
		['a rank that was typed with spaces', [{ of: 'rank', in: ['Deputy'] }], { rank: ' deputy  ' }, true],
		['no other rank', [{ of: 'rank', in: ['Sergeant'] }], {}, false],
		['no rank that begins alike', [{ of: 'rank', in: ['Dep', 'Deputy Chief'] }], {}, false],
		['nobody without a rank', [{ of: 'rank', in: ['Deputy'] }], none, false],
		['nobody without a rank by a name that is blank', [{ of: 'rank', in: ['', ' '] }], none, false],
		['nobody without a unit by a name that is blank', [{ of: 'unit', in: [''] }], none, false],
		['nobody where it names no rank', [{ of: 'rank', in: [] }], {}, false],
		['all but a rank', [{ of: 'rank', in: ['deputy'], except: true }], {}, false],
		['all but a rank: others', [{ of: 'rank', in: ['Chief'], except: true }], {}, true],
		['all but a rank: who has none', [{ of: 'rank', in: ['Chief'], except: true }], none, true],
		['all where it excepts no rank', [{ of: 'rank', in: [], except: true }], {}, true],
		['an assignment', [{ of: 'assignment', in: ['DETECTIVE', 'patrol'] }], {}, true],
		['no other assignment', [{ of: 'assignment', in: ['Detective'] }], {}, false],
		['all but an assignment', [{ of: 'assignment', in: ['Patrol '], except: true }], {}, false],
		[
			'a letter that case alone tells apart',
			[{ of: 'assignment', in: ['ÉQUIPE'] }],
			{ assignment: 'équipe' },
			true
		],
		['a unit', [{ of: 'unit', in: [NIGHTS] }], {}, true],
		['no other unit', [{ of: 'unit', in: [DAYS] }], {}, false],
		['nobody without a unit', [{ of: 'unit', in: [NIGHTS, DAYS] }], none, false],
		['all but a unit', [{ of: 'unit', in: [NIGHTS], except: true }], {}, false],
		['all but a unit: who has none', [{ of: 'unit', in: [NIGHTS], except: true }], none, true],
		[
			'from the first day of a span of hires',
			[{ of: 'hired', from: on('2025-03-01'), until: null }],
			{},
			true
		],
		['to the last day of it', [{ of: 'hired', from: null, until: on('2025-03-01') }], {}, true],
		[
			'nobody who was hired the day before',
			[{ of: 'hired', from: on('2025-03-02'), until: null }],
			{},
			false
		],
		['nobody who was hired the day after', [{ of: 'hired', from: null, until: on('2025-02-28') }], {}, false],
		['everybody in an open span', [{ of: 'hired', from: null, until: null }], {}, true],
		[
			'nobody in a span that ends before it begins',
			[{ of: 'hired', from: on('2025-03-02'), until: on('2025-02-28') }],
			{},
			false
		],
		[
			'who meets all of it',
			[
				{ of: 'rank', in: ['Deputy'] },
				{ of: 'unit', in: [NIGHTS] }
			],
			{},
			true
		],
		[
			'nobody who misses a part of it',
			[
				{ of: 'rank', in: ['Deputy'] },
				{ of: 'unit', in: [DAYS] }
			],
			{},
			false
		],
		[
			'nobody where its parts contradict each other',
			[
				{ of: 'unit', in: [NIGHTS] },
				{ of: 'unit', in: [DAYS] }
			],
			{},
			false
		]
	])('%s', (_, all, held, bound) => {
		expect(whom(all, held)).toBe(bound);
	});
});

describe('it is read against what held on the day', () => {
	const row = (heldFrom: string, more: Partial<HeldFrom> = {}): HeldFrom => ({
		...{ heldFrom: on(heldFrom), employed: true, rank: 'Deputy', unitId: DAYS, assignment: 'Patrol' },
		...more
	});
	const history = [
		row('2025-03-01'),
		row('2026-02-28', { unitId: NIGHTS }),
		row('2026-06-01', { unitId: NIGHTS, rank: 'Sergeant' }),
		row('2026-09-01', { unitId: NIGHTS, rank: 'Sergeant', assignment: 'Detective' }),
		row('2026-11-01', { employed: false }),
		row('2027-01-04', { rank: 'Sergeant', assignment: null })
	];
	const officer = [{ from: on('2025-03-01'), roles: ['officer'] as Role[] }];
	const since = (all: Condition[], day: string, roles = officer) =>
		boundSince(timeline(history, roles), { all }, on(day))?.since.toString() ?? null;
	const nights: Condition[] = [{ of: 'unit', in: [NIGHTS] }];
	const sergeants: Condition[] = [{ of: 'rank', in: ['sergeant'] }];

	it.each<[string, Condition[], string, string | null]>([
		['a transfer binds from its own day', nights, '2026-02-28', '2026-02-28'],
		['and not the day before', nights, '2026-02-27', null],
		['a promotion within the unit does not begin anew', nights, '2026-10-31', '2026-02-28'],
		['a promotion binds from its own day', sergeants, '2026-06-01', '2026-06-01'],
		['and not the day before', sergeants, '2026-05-31', null],
		[
			'an exception lets go of who comes into it',
			[{ of: 'unit', in: [NIGHTS], except: true }],
			'2026-02-28',
			null
		],
		['and bound them before', [{ of: 'unit', in: [NIGHTS], except: true }], '2026-02-27', '2025-03-01'],
		[
			'an assignment binds from its own day',
			[{ of: 'assignment', in: ['Detective'] }],
			'2026-10-31',
			'2026-09-01'
		],
		['all but an assignment', [{ of: 'assignment', in: ['Detective'], except: true }], '2026-09-01', null],
		['nothing binds before the first day', [], '2025-02-28', null],
		['nothing binds after the last', [], '2026-11-01', null],
		['who comes back is bound from their return', [], '2027-01-04', '2027-01-04'],
		['also by the rank they had before', sergeants, '2027-06-01', '2027-01-04'],
		[
			'their hire is the later one',
			[{ of: 'hired', from: on('2026-12-01'), until: null }],
			'2027-06-01',
			'2027-01-04'
		],
		[
			'and was the earlier one before',
			[{ of: 'hired', from: null, until: on('2025-12-31') }],
			'2026-10-31',
			'2025-03-01'
		]
	])('%s', (_, all, day, bound) => {
		expect(since(all, day)).toBe(bound);
	});

	it('roles bind from the day they were given, and let go on the day they were taken', () => {
		const roles = [
			{ from: on('2025-03-01'), roles: ['trainer'] as Role[] },
			{ from: on('2026-03-15'), roles: ['officer', 'supervisor'] as Role[] },
			{ from: on('2026-08-15'), roles: ['trainer'] as Role[] }
		];
		expect(since([], '2026-03-14', roles)).toBeNull();
		expect(since([], '2026-03-15', roles)).toBe('2026-03-15');
		expect(since([{ of: 'role', in: ['supervisor'] }], '2026-08-14', roles)).toBe('2026-03-15');
		expect(since([], '2026-08-15', roles)).toBeNull();
	});
});

describe('for whatever held of whomever', () => {
	const texts = fc.constantFrom('Deputy', 'Sergeant', 'Detective', 'Patrol');
	const units = fc.constantFrom(NIGHTS, DAYS);
	const day = fc.integer({ min: 0, max: 3000 }).map((days) => on('2020-01-01').add({ days }));
	const held: fc.Arbitrary<Held> = fc.record({
		roles: fc.subarray([...ROLES]),
		rank: fc.option(texts),
		unitId: fc.option(units),
		assignment: fc.option(texts),
		hiredOn: fc.option(day)
	});
	const condition: fc.Arbitrary<Condition> = fc.oneof(
		fc.record({ of: fc.constant('role' as const), in: fc.subarray([...ROLES]) }),
		fc.record({
			of: fc.constantFrom('rank' as const, 'assignment' as const),
			in: fc.array(texts),
			except: fc.boolean()
		}),
		fc.record({ of: fc.constant('unit' as const), in: fc.array(units), except: fc.boolean() }),
		fc.record({ of: fc.constant('hired' as const), from: fc.option(day), until: fc.option(day) })
	);
	const conditions = fc.array(condition, { maxLength: 5 });

	it('the order of the conditions says nothing, nor does one that is said twice', () => {
		const shuffled = conditions.chain((all) =>
			fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
		);
		fc.assert(
			fc.property(shuffled, held, ([all, others], one) => {
				expect(binds({ all: others }, one)).toBe(binds({ all }, one));
				expect(binds({ all: [...all, ...others] }, one)).toBe(binds({ all }, one));
			})
		);
	});

	it('one more condition never binds more people', () => {
		fc.assert(
			fc.property(conditions, condition, held, (all, more, one) => {
				if (binds({ all: [...all, more] }, one)) expect(binds({ all }, one)).toBe(true);
			})
		);
	});

	it('one more name in a condition never binds fewer, and in an exception never more', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('rank' as const, 'assignment' as const),
				fc.array(texts),
				texts,
				held,
				fc.boolean(),
				(of, names, more, one, except) => {
					const narrow = binds({ all: [{ of, in: names, except }] }, one);
					const wide = binds({ all: [{ of, in: [...names, more], except }] }, one);
					expect(except ? narrow || !wide : !narrow || wide).toBe(true);
				}
			)
		);
	});

	it('of those employed as officers, an exception binds exactly those whom the rule does not', () => {
		fc.assert(
			fc.property(condition, held, (rule, one) => {
				if (rule.of === 'role' || rule.of === 'hired') return;
				const officer = { ...one, roles: ['officer'] as Role[], hiredOn: on('2025-03-01') };
				const turned = { ...rule, except: !rule.except };
				expect(binds({ all: [turned] }, officer)).toBe(!binds({ all: [rule] }, officer));
			})
		);
	});

	it('case and spaces around say nothing', () => {
		const messy = (text: string) => `  ${text.toUpperCase()}\t`;
		fc.assert(
			fc.property(fc.array(texts), fc.option(texts), fc.boolean(), (names, rank, except) => {
				const plain = binds({ all: [{ of: 'rank', in: names, except }] }, { ...deputy, rank });
				const other = { ...deputy, rank: rank && messy(rank) };
				expect(binds({ all: [{ of: 'rank', in: names.map(messy), except }] }, other)).toBe(plain);
			})
		);
	});

	it('nobody is bound who is not employed or no officer', () => {
		fc.assert(
			fc.property(conditions, held, (all, one) => {
				if (binds({ all }, one)) {
					expect(one.hiredOn).not.toBeNull();
					expect(one.roles).toContain('officer');
				}
			})
		);
	});

	it('who is bound since a day was bound on every day of it, and not on the day before', () => {
		const change = fc.record({
			heldFrom: day,
			employed: fc.boolean(),
			rank: fc.option(texts),
			unitId: fc.option(units),
			assignment: fc.option(texts)
		});
		const histories = fc.uniqueArray(change, {
			selector: ({ heldFrom }) => heldFrom.toString(),
			minLength: 1,
			maxLength: 6
		});
		const roles = [{ from: on('2020-01-01'), roles: ['officer'] as Role[] }];
		fc.assert(
			fc.property(histories, conditions, day, (rows, all, today) => {
				const segments = timeline(rows, roles);
				const isBoundOn = (one: Temporal.PlainDate) => {
					const there = heldOn(segments, one);
					return there !== null && binds({ all }, there);
				};
				const bound = boundSince(segments, { all }, today);
				expect(bound !== null).toBe(isBoundOn(today));
				if (!bound) return;
				const before = bound.since.subtract({ days: 1 });
				expect(isBoundOn(before)).toBe(false);
				for (const { from } of segments)
					if (
						Temporal.PlainDate.compare(from, bound.since) >= 0 &&
						Temporal.PlainDate.compare(from, today) <= 0
					)
						expect(isBoundOn(from)).toBe(true);
				// The order in which history was handed over says nothing.
				expect(boundSince(timeline(rows.toReversed(), roles), { all }, today)).toEqual(bound);
			})
		);
	});
});
