import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { coversUntil } from './covers-until.ts';
import type { Credit } from './credit.ts';
import { day, rule as ruleOf, since, standingOf } from './facts-for-tests.ts';
import { LEAVE_KINDS } from './leave.ts';
import { URGENCY } from './overall-standing.ts';
import type { CompletedModule, CycleKind, RecurrenceRule } from './requirement.ts';
import type { Standing } from './standing.ts';
import { windowAt } from './windows.ts';

// What has to hold of every rule and every history, tried on thousands of random ones; the same ones each time, so that
// a failure is that of a change. Another seed, or more runs, looks further.
fc.configureGlobal({ seed: 20261126 });

const START = day('2024-01-01');
const dayFrom = (days: number) => START.add({ days });
const aDay = fc.integer({ min: 0, max: 2200 }).map(dayFrom);
const TOPICS = ['law', 'trauma'];

const aCycle: fc.Arbitrary<Pick<RecurrenceRule, 'cycle' | 'everyMonths'>> = fc.oneof(
	fc.record({
		cycle: fc.constant<CycleKind>({ kind: 'rolling' }),
		everyMonths: fc.integer({ min: 1, max: 48 })
	}),
	fc.record({
		cycle: aDay.map((startsOn): CycleKind => ({ kind: 'fixed', startsOn })),
		everyMonths: fc.integer({ min: 1, max: 36 })
	}),
	fc.record({
		cycle: aDay.map((on): CycleKind => ({ kind: 'anchored', year: on.year, month: on.month, day: on.day })),
		everyMonths: fc.integer({ min: 1, max: 4 }).map((years) => years * 12)
	}),
	fc.record({
		cycle: fc.constant<CycleKind>({ kind: 'licence' }),
		everyMonths: fc.integer({ min: 3, max: 48 })
	})
);

/** A rule that asks for hours and something from elsewhere. */
const aRuleOfHours: fc.Arbitrary<RecurrenceRule> = fc
	.record({
		timing: aCycle,
		minutes: fc.integer({ min: 0, max: 600 }),
		topic: fc.option(
			fc.record({ topic: fc.constantFrom(...TOPICS), minutes: fc.integer({ min: 0, max: 120 }) })
		),
		carryOverMinutes: fc.integer({ min: 0, max: 300 }),
		asksAid: fc.boolean(),
		window: fc.integer({ min: 0, max: 20 }),
		graceDays: fc.integer({ min: 0, max: 20 }),
		minActiveDays: fc.constantFrom(0, 0, 20),
		hires: fc.constantFrom('next-full' as const, 'whole' as const, 'pro-rated' as const),
		firstDueDays: fc.integer({ min: 1, max: 200 })
	})
	.map(({ timing, minutes, topic, carryOverMinutes, asksAid, window, ...rest }) =>
		ruleOf({
			...{ ...timing, ...rest, items: [], effectiveOn: START, renewalWindowDays: window },
			hours: { minutes, topics: topic ? [topic] : [], carryOverMinutes, credit: 'approved' },
			outside: asksAid ? [{ category: 'aid', title: 'Aid' }] : [],
			pausedBy: ['military']
		})
	);

const aCredit: fc.Arbitrary<Credit> = fc
	.record({
		...{ id: fc.uuid(), on: aDay, minutes: fc.integer({ min: 1, max: 400 }) },
		topic: fc.option(fc.constantFrom(...TOPICS)),
		isAid: fc.boolean()
	})
	.map(({ id, on, minutes, topic, isAid }) => ({
		...{ id, on, source: 'outside' as const, approved: minutes, measured: minutes },
		topics: topic ? [{ topic, minutes }] : [],
		category: isAid ? 'aid' : null
	}));

const aSpell = fc
	.record({ from: aDay, days: fc.integer({ min: 0, max: 200 }), kind: fc.constantFrom(...LEAVE_KINDS) })
	.map(({ from, days, kind }) => ({ kind, fromOn: from, untilOn: from.add({ days }) }));

const facts = fc.record({
	credits: fc.array(aCredit, { maxLength: 14 }),
	leaves: fc.array(aSpell, { maxLength: 2 }),
	waivers: fc.array(aSpell, { maxLength: 1 }),
	hired: fc.integer({ min: -900, max: 900 })
});

const heldSince = (days: number) => since(dayFrom(days).toString());
const said = (found: Standing) =>
	JSON.stringify([
		found.kind,
		found.dueOn,
		found.cycle && { ...found.cycle, rule: found.cycle.rule.version }
	]);

const isLateFor = (found: Standing) => found.kind === 'overdue' || found.kind === 'in-grace';

describe('standing', () => {
	test('is the same for the same facts in any order', () => {
		fc.assert(
			fc.property(
				aRuleOfHours,
				facts,
				aDay,
				fc.infiniteStream(fc.nat()),
				(rule, { hired, ...known }, today, keys) => {
					const shuffled = <T>(all: readonly T[]) =>
						all
							.map((one) => [keys.next().value as number, one] as const)
							.toSorted(([one], [other]) => one - other)
							.map(([, one]) => one);
					const timeline = heldSince(hired);
					const one = standingOf(rule, today.toString(), { ...known, timeline });
					const other = standingOf(rule, today.toString(), {
						...{
							credits: shuffled(known.credits),
							leaves: shuffled(known.leaves),
							waivers: shuffled(known.waivers)
						},
						timeline: shuffled(timeline)
					});
					expect(said(other)).toBe(said(one));
				}
			),
			{ numRuns: 2000 }
		);
	});

	test('knows nothing of what comes after the day', () => {
		fc.assert(
			fc.property(aRuleOfHours, facts, aDay, (rule, { hired, credits, leaves, waivers }, today) => {
				const timeline = heldSince(hired);
				const all = standingOf(rule, today.toString(), { credits, leaves, waivers, timeline });
				const isPast = ({ fromOn }: { fromOn: Temporal.PlainDate }) =>
					Temporal.PlainDate.compare(fromOn, today) <= 0;
				const past = credits.filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0);
				const begun = { leaves: leaves.filter(isPast), waivers: waivers.filter(isPast) };
				expect(said(standingOf(rule, today.toString(), { credits: past, ...begun, timeline }))).toBe(
					said(all)
				);
			}),
			{ numRuns: 1000 }
		);
	});

	test('is monotone in evidence: one more credit never brings a due day nearer, nor makes anybody late', () => {
		fc.assert(
			fc.property(aRuleOfHours, facts, aCredit, aDay, (rule, { hired, ...known }, more, today) => {
				const timeline = heldSince(hired);
				const before = standingOf(rule, today.toString(), { ...known, timeline });
				const after = standingOf(rule, today.toString(), {
					...{ ...known, timeline },
					credits: [...known.credits, more]
				});
				if (!before.dueOn || !after.dueOn) {
					expect(after.kind).toBe(before.kind);
					return;
				}
				expect(Temporal.PlainDate.compare(after.dueOn, before.dueOn)).toBeGreaterThanOrEqual(0);
				if (isLateFor(after)) expect(URGENCY[after.kind]).toBeGreaterThanOrEqual(URGENCY[before.kind]);
			}),
			{ numRuns: 4000 }
		);
	});

	test('always has a sentence, and a day that lies within its cycle', () => {
		fc.assert(
			fc.property(aRuleOfHours, facts, aDay, (rule, { hired, ...known }, today) => {
				const found = standingOf(rule, today.toString(), { ...known, timeline: heldSince(hired) });
				if (found.kind === 'not-applicable') return;
				const { cycle } = found;
				expect(Temporal.PlainDate.compare(cycle.opensOn, cycle.dueOn)).toBeLessThanOrEqual(0);
				expect((found.kind === 'current') === (cycle.next !== null || isAhead(cycle.opensOn, today))).toBe(
					true
				);
				if (found.kind === 'due')
					expect(Temporal.PlainDate.compare(today, found.dueOn)).toBeLessThanOrEqual(0);
				if (isLateFor(found)) expect(Temporal.PlainDate.compare(today, found.dueOn)).toBe(1);
			}),
			{ numRuns: 2000 }
		);
	});
});

const isAhead = (on: Temporal.PlainDate, today: Temporal.PlainDate) =>
	Temporal.PlainDate.compare(today, on) < 0;

describe('coverage never shrinks by renewing early', () => {
	/** Completes the module on given days, as often as it may, the way award-completion does. */
	function play(rule: RecurrenceRule, gaps: readonly number[]) {
		const timeline = heldSince(0);
		const completions: CompletedModule[] = [];
		let today = START;
		for (const gap of gaps) {
			today = today.add({ days: gap });
			const { cycle } = standingOf(rule, today.toString(), { completions, timeline });
			if (!cycle || cycle.next || isAhead(cycle.opensOn, today)) continue;
			const last = completions.at(-1) ?? null;
			const cover = (completedOn: Temporal.PlainDate) =>
				coversUntil(
					{ rule, cycle, timeline },
					{ completedOn, previousValidUntil: last && last.cycle < cycle.number ? last.validUntil : null }
				);
			const validUntil = cover(today);
			expect(Temporal.PlainDate.compare(validUntil, today)).toBe(1);
			if (last) expect(Temporal.PlainDate.compare(validUntil, last.validUntil)).toBeGreaterThanOrEqual(0);
			// Waiting until the due day would not have given more in a calendar cycle, and never less than a day earlier.
			const tomorrow = cover(today.add({ days: 1 }));
			expect(Temporal.PlainDate.compare(tomorrow, validUntil)).toBeGreaterThanOrEqual(0);
			if (rule.cycle.kind !== 'rolling' && Temporal.PlainDate.compare(today, cycle.dueOn) < 0)
				expect(cover(cycle.dueOn).toString()).toBe(validUntil.toString());
			completions.push({
				cycle: cycle.number,
				code: 'TR-4',
				completedOn: today,
				validUntil,
				revokedOn: null
			});
			const after = standingOf(rule, today.toString(), { completions, timeline });
			expect(Temporal.PlainDate.compare(after.dueOn!, cycle.dueOn)).toBeGreaterThanOrEqual(0);
		}
		return completions.length;
	}

	test('in every kind of cycle', () => {
		let completed = 0;
		fc.assert(
			fc.property(
				aCycle,
				fc.integer({ min: 0, max: 28 }),
				fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 15 }),
				(timing, renewalWindowDays, gaps) => {
					// A first time longer than the cycle is refused (requirement-checks).
					const rule = ruleOf({ ...timing, effectiveOn: START, renewalWindowDays, firstDueDays: 28 });
					completed += play(rule, gaps);
				}
			),
			{ numRuns: 400 }
		);
		expect(completed).toBeGreaterThan(800);
	}, 60_000);

	test('a pass of the cycle before never completes this one', () => {
		fc.assert(
			fc.property(aCycle, aDay, fc.integer({ min: 0, max: 60 }), (timing, today, offset) => {
				const rule = ruleOf({ ...timing, effectiveOn: START });
				const timeline = heldSince(0);
				const { cycle } = standingOf(rule, today.toString(), { timeline });
				if (!cycle) return;
				const other = cycle.number + (offset - 30);
				if (other === cycle.number) return;
				const completions = [
					{
						cycle: other,
						code: 'TR-4',
						completedOn: today,
						validUntil: today.add({ days: 900 }),
						revokedOn: null
					}
				];
				expect(said(standingOf(rule, today.toString(), { timeline, completions }))).toBe(
					said(standingOf(rule, today.toString(), { timeline }))
				);
			}),
			{ numRuns: 1000 }
		);
	});
});

test('every day lies in exactly one window', () => {
	fc.assert(
		fc.property(aCycle, aDay, aDay, ({ cycle, everyMonths }, origin, on) => {
			if (cycle.kind === 'rolling') return;
			const { from, to } = windowAt({ cycle, everyMonths, origin }, on);
			expect(Temporal.PlainDate.compare(from, on)).toBeLessThanOrEqual(0);
			expect(Temporal.PlainDate.compare(on, to)).toBeLessThanOrEqual(0);
		}),
		{ numRuns: 2000 }
	);
});
