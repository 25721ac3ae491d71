import { Temporal } from 'temporal-polyfill';
import type { WaiverSpell } from '#lib/domain/compliance/leave.ts';
import { checkWaiver, type WaiverProblem } from '#lib/domain/compliance/records/check-waiver.ts';
import { isSameDays } from '#lib/domain/compliance/records/days.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { enterWaiver } from './enter-waiver.ts';
import { openRecords } from './open-records.ts';
import { listWaivable, listWaivers } from './queries.ts';

type Granted =
	{ kind: 'granted'; waiverId: string } | ({ kind: 'refused' } & WaiverProblem) | Refused<'reason-missing'>;

/**
 * Takes one requirement off somebody for some days. An administrator decides, never for themself. The same waiver sent
 * again is the one that stands.
 */
export async function grantWaiver(
	context: Context,
	input: { personId: string; requirementId: string; days: WaiverSpell; reason: string }
): Promise<Granted> {
	const { departmentId } = context.actor;
	const { personId, requirementId, days } = input;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx): Promise<Granted> => {
		const { today, history, uncorrected } = await openRecords(trx, context, personId);
		if (!can(context.actor, { action: 'grant-waiver', personId })) throw new Forbidden();
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		const asked = (await listWaivable(trx, departmentId)).find(({ id }) => id === requirementId);
		const isBinding =
			asked !== undefined &&
			(!asked.withdrawnFrom || Temporal.PlainDate.compare(days.fromOn, asked.withdrawnFrom) < 0);
		const others = uncorrected(await listWaivers(trx, departmentId, personId)).filter(
			(other) => other.requirementId === requirementId
		);
		const same = others.find((other) => isSameDays(other, days));
		if (same) return { kind: 'granted', waiverId: same.id };
		const problem = checkWaiver(days, { isBinding, others, history, today });
		if (problem) return { kind: 'refused', ...problem };
		const { waiverId, event } = await enterWaiver(trx, context, { ...days, personId, requirementId, reason });
		await recordEvents(trx, context, event);
		return { kind: 'granted', waiverId };
	});
}
