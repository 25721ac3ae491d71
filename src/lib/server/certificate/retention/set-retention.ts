import { retentionDigest } from '#lib/domain/compliance/retention/retention-digest.ts';
import { checkMonths, rulesInForce, type RetentionRule } from '#lib/domain/compliance/retention/retention.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { insertRule, listRules, lockRetention } from './queries.ts';

/** Says how long a class is kept from now on. Removes nothing by itself. The same rule again is no new one. */
export async function setRetention(
	context: Context,
	input: RetentionRule & { reason: string }
): Promise<{ kind: 'set' | 'unchanged' } | Refused<'months' | 'reason-missing'>> {
	if (!can(context.actor, { action: 'manage-retention' })) throw new Forbidden();
	const { departmentId, personId: setBy } = context.actor;
	const { class: of, keepMonths } = input;
	const reason = input.reason.trim().slice(0, 1000);
	const problem = checkMonths(keepMonths);
	if (problem) return { kind: 'refused', reason: problem };
	if (!reason) return { kind: 'refused', reason: 'reason-missing' };
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockRetention(trx, departmentId);
		const rules = await listRules(trx, departmentId);
		if (rulesInForce(rules)[of] === keepMonths) return { kind: 'unchanged' };
		const number = (rules[0]?.number ?? 0) + 1;
		const row = { departmentId, number, class: of, keepMonths, reason, setBy, setAt: context.now };
		await insertRule(trx, row);
		await recordEvents(trx, context, {
			kind: 'retention-set',
			subject: departmentId,
			number: String(number),
			digest: retentionDigest(row)
		});
		return { kind: 'set' };
	});
}
