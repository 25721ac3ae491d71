import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { DraftWorkshop } from '#lib/domain/compliance/sessions/check-workshop.ts';
import { addWorkshop } from '#lib/server/compliance/sessions/add-workshop.ts';
import { endSession } from '#lib/server/compliance/sessions/end-session.ts';
import { readCodes } from '#lib/server/compliance/sessions/read-codes.ts';
import { scheduleSession, type SessionToSchedule } from '#lib/server/compliance/sessions/schedule-session.ts';
import { signSession } from '#lib/server/compliance/sessions/sign-session.ts';
import type { Context } from '#lib/server/context.ts';

export const WORKSHOP: DraftWorkshop = {
	title: 'A call with somebody in crisis',
	summary: 'How to slow a call down.',
	minutes: 60,
	topics: [{ topic: 'trauma', minutes: 30 }],
	segments: 2,
	category: 'crisis-intervention-course',
	partner: 'Larkfen Crisis Line',
	partnerKind: 'mental-health',
	stateCourseNumber: 'X-100'
};

/** A workshop of 60 minutes in two segments, led by a partner. */
export async function addTestWorkshop(leader: Context, more: Partial<DraftWorkshop> = {}) {
	const added = await addWorkshop(leader, { id: randomUUID(), ...WORKSHOP, ...more });
	if (added.kind === 'refused') throw new Error(added.reason);
	return added.workshopId;
}

/** 23 November 2026, 09:00 to 09:30 in Chicago: an hour after `NOW` of the other tests, which is 02:00 there. */
export const HOURS = {
	startsOn: Temporal.PlainDate.from('2026-11-23'),
	startTime: '09:00',
	endsOn: Temporal.PlainDate.from('2026-11-23'),
	endTime: '09:30'
};

/** The same context at a time of that day on the wall. */
export const atTime = (context: Context, time: string): Context => ({
	...context,
	now: Temporal.Instant.from(`2026-11-23T${time}-06:00`)
});

export const sessionOf = (workshopId: string, more: Partial<SessionToSchedule> = {}): SessionToSchedule => ({
	...{ id: randomUUID(), workshopId, segment: 1, ...HOURS, place: 'Briefing room' },
	...{ instructor: 'Lena Ortiz', instructorQualification: 'Licensed clinician', walkIns: false },
	...more
});

export async function scheduleTestSession(
	leader: Context,
	workshopId: string,
	more: Partial<SessionToSchedule> = {}
) {
	const scheduled = await scheduleSession(leader, sessionOf(workshopId, more));
	if (scheduled.kind === 'refused') throw new Error(scheduled.reason);
	const { codes } = await readCodes(leader, { sessionId: scheduled.sessionId });
	return { sessionId: scheduled.sessionId, codes };
}

/** Signs in and out at these times on the wall. */
export async function attend(
	officer: Context,
	{ sessionId, codes }: Awaited<ReturnType<typeof scheduleTestSession>>,
	from = '09:00',
	until = '09:30'
) {
	for (const [time, code] of [
		[from, codes.in],
		[until, codes.out]
	] as const) {
		const signed = await signSession(atTime(officer, time), { sessionId, code });
		if (signed.kind === 'refused') throw new Error(signed.reason);
	}
}

export const closeSession = (leader: Context, sessionId: string, time = '10:00') =>
	endSession(atTime(leader, time), { sessionId, held: true, reason: 'Held as planned.' });
