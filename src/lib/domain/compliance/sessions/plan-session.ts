// Whether a session can be put in the calendar: it lasts a while and at most a day, its clock times exist, and it did
// not begin long ago. A roll call often begins before anybody gets to a desk, so half an hour late is in time; training
// of an earlier day is entered as what it is, a record from elsewhere with its proof.

import { Temporal } from 'temporal-polyfill';
import type { SessionHours } from './session.ts';
import { instantAt } from './wall-clock.ts';

const LATEST = Temporal.Duration.from({ minutes: 30 });
const LONGEST_MINUTES = 24 * 60;

export interface PlannedHours {
	/** Days and clock times in the department's time zone. */
	startsOn: Temporal.PlainDate;
	startTime: string;
	endsOn: Temporal.PlainDate;
	endTime: string;
}

export interface PlanProblem {
	field: 'startTime' | 'endTime' | 'startsOn' | 'segment';
	reason: string;
}

const SKIPPED = 'The clock is put forward over this time that night. Choose another.';

export function planSession(
	planned: PlannedHours & { segment: number },
	workshop: { segments: number },
	timeZone: string,
	now: Temporal.Instant
): { kind: 'planned'; hours: SessionHours } | ({ kind: 'problem' } & PlanProblem) {
	const problem = (field: PlanProblem['field'], reason: string) => ({
		kind: 'problem' as const,
		field,
		reason
	});
	if (planned.segment > workshop.segments)
		return problem(
			'segment',
			`The workshop has ${workshop.segments} segments; there is no segment ${planned.segment}.`
		);
	const startsAt = instantAt(planned.startsOn, planned.startTime, timeZone);
	if (!startsAt) return problem('startTime', SKIPPED);
	let endsAt = instantAt(planned.endsOn, planned.endTime, timeZone);
	if (!endsAt) return problem('endTime', SKIPPED);
	// In the night in which an hour comes twice, a session can begin in the first and end in the second.
	if (Temporal.Instant.compare(endsAt, startsAt) <= 0)
		endsAt = instantAt(planned.endsOn, planned.endTime, timeZone, 'later')!;
	const minutes = (endsAt.epochMilliseconds - startsAt.epochMilliseconds) / 60_000;
	if (minutes <= 0) return problem('endTime', 'The end has to be after the start.');
	if (minutes > LONGEST_MINUTES)
		return problem('endTime', 'A session lasts at most 24 hours. Make a session for each day.');
	if (Temporal.Instant.compare(startsAt.add(LATEST), now) < 0)
		return problem(
			'startsOn',
			'This is past. A session can be scheduled until half an hour after its start; training of an earlier time is entered as training from elsewhere.'
		);
	return { kind: 'planned', hours: { startsAt, endsAt } };
}

/** What is allowed and still worth a second look. */
export type PlanWarning = 'instructor-elsewhere' | 'shorter-than-share';
