import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Context } from '#lib/server/context.ts';
import { adoptRequirement } from './adopt-requirement.ts';

export const FIRST_ITEMS = ['TR-4', 'RF-2', 'SC-1'];

/**
 * What a department begins with: two modules and the scenario that practises them, every 24 months, due 60 days after
 * the start, three attempts a cycle. A policy to start from, not the law of any state.
 */
export const adoptFirstRequirement = (context: Context, citation: string) =>
	adoptRequirement(context, {
		title: 'Trauma-informed response to victims',
		citation,
		effectiveOn: localDay(context.now, context.actor.timeZone),
		firstDueDays: 60,
		everyMonths: 24,
		renewalWindowDays: 90,
		passPercent: 80,
		attemptsPerCycle: 3,
		waitMinutes: 30,
		items: FIRST_ITEMS
	});
