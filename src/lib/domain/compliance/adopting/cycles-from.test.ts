import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { currentCycle } from '../cycle.ts';
import { day, rule, since } from '../facts-for-tests.ts';
import type { CompletedModule, CycleKind, RecurrenceRule } from '../requirement.ts';
import { cyclesFrom } from './cycles-from.ts';

const rolling = rule({ effectiveOn: day('2026-01-01') });
const june = { kind: 'anchored', month: 6, day: 30, year: 2028 } as const;
const anchored = rule({ cycle: june, everyMonths: 48, renewalWindowDays: 0 });
const fixed = rule({
	cycle: { kind: 'fixed', startsOn: day('2025-07-01') },
	everyMonths: 12,
	renewalWindowDays: 0
});
const licence = rule({ cycle: { kind: 'licence' }, everyMonths: 36, renewalWindowDays: 0 });
const known = { highest: 0, today: day('2026-12-01') };
const from = (on: string, one: RecurrenceRule, openCycles: 'finish' | 'move' = 'finish') => ({
	...one,
	effectiveOn: day(on),
	openCycles
});

describe('a version that recurs as the one before goes on with its numbers', () => {
	test.each([
		['rolling', rolling, rolling],
		['rolling of another length', { ...rolling, everyMonths: 12 }, rolling],
		['the same windows', fixed, fixed],
		['licence periods', licence, licence],
		['the same windows, moved', { ...anchored, openCycles: 'move' as const }, anchored]
	])('%s', (_, version, former) => {
		const before = { ...former, cyclesFrom: 301 };
		expect(cyclesFrom({ ...version, effectiveOn: day('2027-07-01') }, [before], known)).toBe(301);
	});
});

describe('any other begins a hundred of its own', () => {
	test.each<[string, RecurrenceRule, RecurrenceRule[], Partial<typeof known>, number]>([
		['after rolling cycles that nobody began', from('2026-12-01', anchored), [rolling], {}, 101],
		['after a few of them', from('2026-12-01', anchored), [rolling], { highest: 7 }, 101],
		['after a hundred', from('2026-12-01', anchored), [rolling], { highest: 100 }, 201],
		['with room for what is done until then', from('2027-12-01', anchored), [rolling], {}, 401],
		['after the first window', from('2026-03-01', rolling), [fixed], {}, 201],
		['after the second window', from('2026-12-01', rolling), [fixed], {}, 301],
		[
			'with a renewal window that opens the third',
			from('2027-06-15', rolling),
			[{ ...fixed, renewalWindowDays: 60 }],
			{},
			401
		],
		['after licences since 1900', from('2026-12-01', rolling), [licence], {}, 4401],
		['after two others', from('2026-12-01', fixed), [rolling, { ...anchored, cyclesFrom: 101 }], {}, 301]
	])('%s', (_, version, versions, more, expected) => {
		expect(cyclesFrom(version, versions, { ...known, ...more })).toBe(expected);
	});

	test('also one that puts a withdrawn requirement in force again and moves what is open', () => {
		const withdrawn = { ...rolling, version: 2, withdrawn: true, effectiveOn: day('2026-06-01') };
		const again = (openCycles: 'finish' | 'move') =>
			cyclesFrom(from('2026-12-01', rolling, openCycles), [rolling, withdrawn], known);
		expect([again('finish'), again('move')]).toEqual([1, 101]);
	});
});

const kinds: CycleKind[] = [
	{ kind: 'rolling' },
	{ kind: 'fixed', startsOn: day('2025-07-01') },
	june,
	{ kind: 'licence' }
];
const ruleOf = fc.record({
	cycle: fc.constantFrom(...kinds),
	everyMonths: fc.constantFrom(12, 24),
	renewalWindowDays: fc.constantFrom(0, 90, 300),
	minActiveDays: fc.constantFrom(0, 30),
	openCycles: fc.constantFrom('finish' as const, 'move' as const),
	hires: fc.constantFrom('next-full' as const, 'whole' as const),
	/** Days from recording to effect, and days to the next recording. */
	ahead: fc.integer({ min: 0, max: 700 }),
	then: fc.integer({ min: 0, max: 900 })
});

test('whatever is recorded and done, no number is counted under two kinds of cycles', () => {
	fc.assert(
		fc.property(
			fc.array(ruleOf, { minLength: 2, maxLength: 4 }),
			fc.array(fc.record({ wait: fc.integer({ min: 1, max: 500 }), revoked: fc.boolean() }), {
				maxLength: 25
			}),
			fc.constantFrom('1998-03-04', '2020-02-29', '2027-05-01'),
			(entered, work, hiredOn) => {
				const timeline = since(hiredOn);
				const recorded: { on: Temporal.PlainDate; version: RecurrenceRule }[] = [];
				const completions: CompletedModule[] = [];
				const countedBy = new Map<number, number>();
				let today = day('2026-01-01');
				const stops = [...work];
				const plan = [...entered];
				let nextRecording = today;
				while (plan.length > 0 || stops.length > 0) {
					if (plan.length > 0 && Temporal.PlainDate.compare(nextRecording, today) <= 0) {
						const { ahead, then, ...changes } = plan.shift()!;
						const versions = recorded.map(({ version }) => version);
						const last = versions.at(-1);
						const soonest = today.add({ days: ahead });
						const effectiveOn =
							last && Temporal.PlainDate.compare(soonest, last.effectiveOn) < 0 ? last.effectiveOn : soonest;
						const isRolling = changes.cycle.kind === 'rolling';
						const version = rule({
							...{ ...changes, effectiveOn, version: versions.length + 1 },
							...(isRolling && { minActiveDays: 0, hires: 'whole' })
						});
						const highest = Math.max(0, ...completions.map(({ cycle }) => cycle));
						version.cyclesFrom = last ? cyclesFrom(version, versions, { highest, today }) : 1;
						recorded.push({ on: today, version });
						nextRecording = today.add({ days: then });
						continue;
					}
					const stop = stops.shift() ?? { wait: 100, revoked: false };
					today = today.add({ days: stop.wait });
					const versions = recorded.map(({ version }) => version);
					const since = Temporal.PlainDate.from(hiredOn);
					if (Temporal.PlainDate.compare(versions[0]!.effectiveOn, today) > 0) continue;
					if (Temporal.PlainDate.compare(since, today) > 0) continue;
					const facts = { versions, timeline, completions, credits: [], leaves: [], waivers: [], today };
					const cycle = currentCycle({ ...facts, bound: { since, because: 'hired' } });
					const counted = countedBy.get(cycle.number);
					expect(counted ?? cycle.rule.cyclesFrom).toBe(cycle.rule.cyclesFrom);
					countedBy.set(cycle.number, cycle.rule.cyclesFrom);
					if (cycle.next) continue;
					completions.push({
						...{ cycle: cycle.number, code: 'TR-4', completedOn: today },
						validUntil: today.add({ months: cycle.rule.everyMonths }),
						revokedOn: stop.revoked ? today.add({ days: 3 }) : null
					});
				}
			}
		),
		{ numRuns: 400 }
	);
});
