import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { addWorkshop } from '#lib/server/compliance/sessions/add-workshop.ts';
import { endSession } from '#lib/server/compliance/sessions/end-session.ts';
import { inviteToSession } from '#lib/server/compliance/sessions/invite-to-session.ts';
import { readCodes } from '#lib/server/compliance/sessions/read-codes.ts';
import { readSession } from '#lib/server/compliance/sessions/read-session.ts';
import { recordSheet } from '#lib/server/compliance/sessions/record-sheet.ts';
import { scheduleSession } from '#lib/server/compliance/sessions/schedule-session.ts';
import { signSession } from '#lib/server/compliance/sessions/sign-session.ts';
import type { Context } from '#lib/server/context.ts';
import type { DemoAct } from './demo-studio.ts';
import { accepted } from './train-officer.ts';

/** Who leads, as they were so many days ago. */
type Leader = (days: number) => Context;

/**
 * A workshop that a partner leads over two roll calls: the first was held, signed by code and on paper, the second is
 * still to come.
 */
export function demoSessions({ leader, unitId }: { leader: Leader; unitId: string }): DemoAct[] {
	const workshopId = randomUUID();
	return [
		{ daysAgo: 16, act: () => addDemoWorkshop(leader(16), workshopId) },
		{
			daysAgo: 12,
			act: async () => {
				const sessionId = await schedule(leader(14), workshopId, 1, 2);
				accepted(await inviteToSession(leader(13), { sessionId, unitId }));
				await hold(leader(12), sessionId);
			}
		},
		{
			daysAgo: 0,
			act: async () => {
				const sessionId = await schedule(leader(0), workshopId, 2, 3);
				accepted(await inviteToSession(leader(0), { sessionId, unitId }));
			}
		}
	];
}

/** A workshop with one session still to come, for a department that has just begun. */
export async function demoFirstSession({ leader }: { leader: Context }): Promise<void> {
	const workshopId = randomUUID();
	await addDemoWorkshop(leader, workshopId);
	await schedule(leader, workshopId, 1, 120);
}

const addDemoWorkshop = async (context: Context, id: string) =>
	void accepted(
		await addWorkshop(context, {
			id,
			title: 'A call with somebody in crisis',
			summary: 'How to slow a call down, what to ask first, and whom to hand over to.',
			minutes: 60,
			segments: 2,
			topics: [
				{ topic: 'crisis-intervention', minutes: 40 },
				{ topic: 'de-escalation', minutes: 20 }
			],
			category: 'partner-workshop',
			partner: 'Saltmarsh Crisis Line',
			partnerKind: 'mental-health',
			stateCourseNumber: null
		})
	);

/** 07:00 to 07:30 on the day that comes so many days after `context.now`. */
async function schedule(context: Context, workshopId: string, segment: number, inDays: number) {
	const day = localDay(context.now, context.actor.timeZone).add({ days: inDays });
	const { sessionId } = accepted(
		await scheduleSession(context, {
			...{
				id: randomUUID(),
				workshopId,
				segment,
				startsOn: day,
				startTime: '07:00',
				endsOn: day,
				endTime: '07:30'
			},
			...{ place: 'Briefing room, main station', instructor: 'Dr. Ilse Navarre' },
			...{
				instructorQualification: 'Licensed psychologist, twelve years with crisis services',
				walkIns: false
			}
		})
	);
	return sessionId;
}

/** Most sign by code, the last two on paper; one goes without signing out. */
async function hold(leader: Context, sessionId: string) {
	const { session, roster } = await readSession(leader, { sessionId });
	const { codes } = await readCodes(leader, { sessionId });
	const at = (moment: Temporal.Instant, actor: Actor = leader.actor): Context => ({
		...leader,
		actor,
		now: moment
	});
	const byCode = roster.slice(0, -2);
	for (const [direction, moment] of [
		['in', session.startsAt.subtract({ minutes: 4 })],
		['out', session.endsAt]
	] as const)
		for (const [index, { personId, unitId }] of byCode.entries()) {
			if (direction === 'out' && index === 0) continue;
			const officer: Actor = { ...leader.actor, personId, unitId, roles: ['officer'] };
			const seconds = moment.add({ seconds: 9 * index });
			accepted(await signSession(at(seconds, officer), { sessionId, code: codes[direction] }));
		}
	const lines = roster.slice(-2).map(({ personId }) => ({ personId, in: '07:00', out: '07:30' }));
	const after = session.endsAt.add({ minutes: 20 });
	accepted(await recordSheet(at(after), { sessionId, lines }));
	accepted(await endSession(at(after), { sessionId, held: true, reason: 'Held as planned.' }));
}
