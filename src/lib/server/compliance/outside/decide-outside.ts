import { outsideDecisionDigest } from '#lib/domain/compliance/outside/outside-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { NotFound, type Refused } from '#lib/server/refusals.ts';
import { findOutside, insertDecisions } from './queries.ts';
import { whyNotDecide } from './why-not-decide.ts';

/**
 * Says whether training from elsewhere counts, and why. Never by the officer, nor by who entered it while somebody else
 * can decide. The first decision stands; deciding the same again changes nothing.
 */
export async function decideOutside(
	context: Context,
	input: { outsideId: string; accepted: boolean; reason: string }
): Promise<
	| { kind: 'decided'; personId: string }
	| Refused<'reason-missing' | 'decided' | 'corrected' | 'own' | 'entered-by-you'>
> {
	const { departmentId, personId: decidedBy } = context.actor;
	const { outsideId, accepted } = input;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx) => {
		const row = await findOutside(trx, departmentId, outsideId);
		// Whoever decides on nobody's does not learn that there is something to decide.
		if (!row || !can(context.actor, { action: 'decide-outside', personId: '' })) throw new NotFound();
		const { personId } = row;
		const answer = (by: string | null, verdict: boolean | null) =>
			by === decidedBy && verdict === accepted
				? { kind: 'decided' as const, personId }
				: { kind: 'refused' as const, reason: 'decided' as const };
		if (row.accepted !== null) return answer(row.decidedBy, row.accepted);
		const not = await whyNotDecide(trx, context, row);
		if (not) return { kind: 'refused', reason: not };
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		const decision = {
			...{ departmentId, outsideId, personId, accepted, reason },
			...{ decidedBy, decidedAt: context.now }
		};
		const [first] = await insertDecisions(trx, [decision]);
		if (!first) {
			// Somebody else was faster: theirs is there now.
			const now = (await findOutside(trx, departmentId, outsideId))!;
			return answer(now.decidedBy, now.accepted);
		}
		await recordEvents(trx, context, {
			kind: 'outside-decided',
			subject: personId,
			digest: outsideDecisionDigest(decision),
			outside: outsideId,
			accepted
		});
		return { kind: 'decided', personId };
	});
}
