import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { endLeave } from '#lib/server/compliance/leave/end-leave.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import type { Context } from '#lib/server/context.ts';
import type { DemoAct } from './demo-studio.ts';

interface Telling {
	asAdmin: (daysAgo: number) => Context;
	officer: () => Actor;
	requirementId: string;
}

/**
 * Leave whose end was not known at first, leave that was entered for the wrong person, and a waiver that ended early:
 * all of it is over, so that nobody's standing today hangs on it.
 */
export function demoExemptions({ asAdmin, officer, requirementId }: Telling): DemoAct[] {
	const day = (daysAgo: number): Temporal.PlainDate => {
		const { now, actor } = asAdmin(daysAgo);
		return localDay(now, actor.timeZone);
	};
	const days = (from: number, until: number) => ({ fromOn: day(from), untilOn: day(until) });
	let leaveId = '';
	let waiverId = '';
	const acts: [daysAgo: number, act: (context: Context, personId: string) => Promise<void>][] = [
		[
			300,
			async (context, personId) => {
				const leave = { kind: 'medical' as const, fromOn: day(300), untilOn: null };
				const reason = 'Surgery on the knee; the note is with personnel.';
				leaveId = done(await recordLeave(context, { personId, leave, reason }), 'leaveId');
			}
		],
		[
			240,
			async (context, personId) =>
				void done(await endLeave(context, { personId, leaveId, untilOn: day(241) }), 'leaveId')
		],
		[
			200,
			async (context, personId) => {
				const input = { personId, requirementId, days: days(200, 150) };
				const reason = 'Detached to the county academy as an instructor.';
				waiverId = done(await grantWaiver(context, { ...input, reason }), 'waiverId');
			}
		],
		[
			180,
			async (context) => {
				const reason = 'The detachment ended early.';
				const input = { kind: 'waiver' as const, id: waiverId, reason, replacement: days(200, 181) };
				done(await correctRecord(context, input), 'correctionId');
			}
		],
		[
			31,
			async (context, personId) => {
				const leave = { kind: 'military' as const, ...days(30, 20) };
				leaveId = done(
					await recordLeave(context, { personId, leave, reason: 'Reserve training.' }),
					'leaveId'
				);
			}
		],
		[
			29,
			async (context) => {
				const input = { kind: 'leave' as const, id: leaveId, reason: 'It was entered for the wrong person.' };
				done(await correctRecord(context, input), 'correctionId');
			}
		]
	];
	return acts.map(([daysAgo, act]) => ({
		daysAgo,
		act: () => act(asAdmin(daysAgo), officer().personId)
	}));
}

function done<Key extends string>(
	answer: { kind: 'refused'; reason: string } | ({ kind: string } & Record<Key, string>),
	key: Key
): string {
	if ('reason' in answer) throw new Error(`The demo's record was refused: ${answer.reason}`);
	return answer[key];
}
