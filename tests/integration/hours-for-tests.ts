import { Temporal } from 'temporal-polyfill';
import { PLAIN } from '#lib/domain/compliance/requirement.ts';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import type { Context } from '#lib/server/context.ts';

const RULE = {
	...PLAIN,
	title: 'Ten hours a year',
	citation: 'Test code 3.4',
	effectiveOn: Temporal.PlainDate.from('2026-11-01'),
	firstDueDays: 60,
	everyMonths: 12,
	renewalWindowDays: 0,
	passPercent: 80,
	attemptsPerCycle: 3,
	waitMinutes: 0,
	graceDays: 30,
	cycle: { kind: 'fixed', startsOn: Temporal.PlainDate.from('2026-01-01') },
	hours: {
		minutes: 600,
		topics: [
			{ topic: 'trauma', minutes: 240 },
			{ topic: 'firearms', minutes: 0 }
		],
		carryOverMinutes: 0,
		credit: 'approved'
	},
	outside: [{ category: 'first-aid', title: 'First aid, CPR and AED' }],
	pausedBy: ['military'],
	items: []
} satisfies Parameters<typeof adoptRequirement>[1];

/** Ten hours in each calendar year, four of them in trauma, some firearms, and first aid; 30 days of grace. */
export async function adoptHours(
	admin: Context,
	more: Partial<Parameters<typeof adoptRequirement>[1]> = {}
): Promise<string> {
	const adopted = await adoptRequirement(admin, { ...RULE, ...more });
	if (adopted.kind === 'refused') throw new Error(JSON.stringify(adopted.problems));
	return adopted.requirementId;
}
