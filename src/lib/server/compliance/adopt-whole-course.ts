import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Context } from '#lib/server/context.ts';
import { adoptRequirement } from './adopt-requirement.ts';

const numbered = (track: string, last: number) =>
	Array.from({ length: last }, (_, index) => `${track}-${index + 1}`);

export const WHOLE_COURSE = [
	...numbered('TR', 5),
	...numbered('EC', 5),
	...numbered('RF', 5),
	...numbered('SC', 8)
];

/**
 * All fifteen modules and eight scenarios in teaching order, due a year after the start and every three years (the
 * rhythm of 50 ILCS 705/10.21). A policy to start from, not the law of any state.
 */
export const adoptWholeCourse = (context: Context, citation: string) =>
	adoptRequirement(context, {
		title: 'Trauma-informed response to victims: the whole course',
		citation,
		effectiveOn: localDay(context.now, context.actor.timeZone),
		firstDueDays: 365,
		everyMonths: 36,
		renewalWindowDays: 180,
		passPercent: 80,
		attemptsPerCycle: 3,
		waitMinutes: 30,
		items: WHOLE_COURSE
	});
