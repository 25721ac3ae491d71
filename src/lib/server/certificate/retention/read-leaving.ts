import { localDay } from '#lib/domain/calendar/local-day.ts';
import { rulesInForce, type RetentionClass } from '#lib/domain/compliance/retention/retention.ts';
import { separatedOn } from '#lib/domain/compliance/retention/separated-on.ts';
import { keptUntil, whyKept } from '#lib/domain/compliance/retention/why-kept.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { findAccount, listHistory } from '#lib/server/identity/queries.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { listHolds, listRules } from './queries.ts';

/** Somebody with what the rules and holds say of their records. Their account is locked until the transaction ends. */
export async function readLeaving(trx: Tx, { actor, now }: Context, personId: string) {
	const { departmentId, timeZone } = actor;
	const account = await findAccount(trx, departmentId, personId);
	if (!account) throw new NotFound();
	const today = localDay(now, timeZone);
	const history = await listHistory(trx, departmentId, personId);
	const rules = rulesInForce(await listRules(trx, departmentId));
	const holds = (await listHolds(trx, departmentId)).filter(
		(hold) => !hold.endedAt && (hold.personId === null || hold.personId === personId)
	);
	const facts = {
		...{ isHeld: holds.length > 0, isDisabled: account.disabledAt !== null },
		...{ separatedOn: separatedOn(history, today), today }
	};
	return {
		...{ history, holds, separatedOn: facts.separatedOn, email: account.email },
		whyKept: (of: RetentionClass) => whyKept({ ...facts, keepMonths: rules[of] }),
		keptUntil: (of: RetentionClass) => keptUntil({ ...facts, keepMonths: rules[of] })
	};
}
