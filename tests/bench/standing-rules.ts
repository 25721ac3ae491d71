import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Condition } from '#lib/domain/compliance/audience.ts';
import { PLAIN, type HoursNeed, type Requirement } from '#lib/domain/compliance/requirement.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

export const RANKS = ['Officer', 'Corporal', 'Sergeant', 'Lieutenant'];
export const ASSIGNMENTS = ['Patrol', 'Detectives', 'Schools', 'Traffic'];
/** Topics and categories that the training of the bench is for. */
export const TOPICS = ['domestic-violence', 'sexual-assault', 'first-aid'];
export const CATEGORY = 'first-aid';
/** Modules that stand in content/, so that their hours have topics. */
const MODULES = ['TR-4', 'RF-2'];

const hours = (minutes: number, changes: Partial<HoursNeed> = {}): HoursNeed => ({
	minutes,
	topics: [{ topic: TOPICS[0]!, minutes: 60 }],
	carryOverMinutes: 120,
	credit: 'approved',
	...changes
});

/** Every kind of cycle in turn, as states have them: modules, hours, grace, leave that stops the clock, who comes in the middle. */
const KINDS: Partial<Requirement>[] = [
	{ everyMonths: 24 },
	{
		...{ everyMonths: 12, cycle: { kind: 'fixed', startsOn: day('2021-07-01') }, graceDays: 31, items: [] },
		...{ hours: hours(1440), hires: 'pro-rated', renewalWindowDays: 0 }
	},
	{
		...{ everyMonths: 48, cycle: { kind: 'anchored', month: 6, day: 30, year: 2024 } },
		...{ hires: 'next-full', pausedBy: ['military', 'medical'], minActiveDays: 90 }
	},
	{
		...{ everyMonths: 36, cycle: { kind: 'licence' }, items: [], renewalWindowDays: 90 },
		...{ hours: hours(2400, { credit: 'measured' }), outside: [{ category: CATEGORY, title: 'First aid' }] }
	},
	{ everyMonths: 24, items: [], hours: hours(960, { topics: [] }), pausedBy: ['military'] }
];

const audience = (n: number, unitIds: readonly string[]): Condition[] => {
	switch (n % 8) {
		case 3:
			return [{ of: 'rank', in: RANKS.slice(1) }];
		case 4:
			return [{ of: 'assignment', in: [ASSIGNMENTS[0]!], except: true }];
		case 5:
			return [{ of: 'unit', in: unitIds.slice(0, 4) }];
		case 6:
			return [{ of: 'hired', from: day('2015-01-01'), until: null }];
		default:
			return [];
	}
};

/** As many requirements as asked for; every tenth has a second version, which moves open cycles or lets them finish. */
export function standingRules(count: number, unitIds: readonly string[]): [Requirement, ...Requirement[]][] {
	return Array.from({ length: count }, (_, n) => {
		const first: Requirement = {
			...PLAIN,
			...{ id: randomUUID(), title: `Requirement ${n + 1}`, citation: `General Order 7.${n + 1} (bench)` },
			...{
				effectiveOn: day(`202${1 + (n % 3)}-01-01`),
				firstDueDays: 60,
				renewalWindowDays: 60,
				binding: true
			},
			...{ passPercent: 80, attemptsPerCycle: 3, waitMinutes: 30, everyMonths: 24 },
			items: [{ position: 1, code: MODULES[n % 2]!, kind: 'module' }],
			...KINDS[n % KINDS.length],
			audience: { all: audience(n, unitIds) }
		};
		if (n % 10 !== 9) return [first];
		const openCycles = n % 20 === 9 ? 'move' : 'finish';
		return [first, { ...first, version: 2, effectiveOn: day('2025-03-01'), graceDays: 14, openCycles }];
	});
}
