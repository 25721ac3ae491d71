import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { clamp, isWithin } from '#lib/domain/identity/inspection-scope.ts';
import type { RecordModule } from './read-officer-record.ts';

/** Whether what began and ended at these moments was at any time in the period that somebody may look at. */
export function reachesPeriod(
	actor: Actor,
	began: Temporal.Instant,
	ended: Temporal.Instant | null = null
): boolean {
	const day = (at: Temporal.Instant) => localDay(at, actor.timeZone);
	return clamp(actor, day(began), day(ended ?? began)) !== null;
}

/** What an inspector sees of modules: those that were begun, worked on or covered somebody in their period. */
export function withinPeriod(modules: RecordModule[], actor: Actor): RecordModule[] {
	if (!actor.inspection) return modules;
	const isInside = (at: Temporal.Instant) => isWithin(actor, localDay(at, actor.timeZone));
	return modules.flatMap((module) => {
		const { enrolledAt, completion } = module;
		const lessons = module.lessons.filter(({ finishedAt }) => isInside(finishedAt));
		const extra = module.extra.filter(({ grantedAt }) => isInside(grantedAt));
		const attempts = module.attempts.filter(({ startedAt, submittedAt }) =>
			reachesPeriod(actor, startedAt, submittedAt)
		);
		const isCovering = completion && clamp(actor, completion.completedOn, completion.validUntil) !== null;
		const isSeen = isCovering || isInside(enrolledAt) || lessons.length + extra.length + attempts.length > 0;
		return isSeen
			? [{ ...module, lessons, extra, attempts, completion: isCovering ? completion : null }]
			: [];
	});
}
