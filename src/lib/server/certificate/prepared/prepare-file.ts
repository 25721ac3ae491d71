import { randomUUID } from 'node:crypto';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { PREPARED_KINDS } from './prepared-kinds.ts';
import { countUnfinished, findSameRequest, insertPrepared, lockPreparing } from './queries.ts';
import { requestText } from './request-of.ts';
import { wakePreparing } from './wake-preparing.ts';

const KEPT_HOURS = 24;
/** Of one person, being made or waiting. */
const MOST_UNFINISHED = 5;
/** Within it, the same words are the same click. */
const SAME_CLICK_SECONDS = 60;

/**
 * Asks for a file that takes a while. The same person asking the same while it is made, or a moment later, is given
 * the one that there is. What it becomes stands in the ledger when it is made.
 * @param input.request plain data, as the kind's `parse` takes it
 */
export async function prepareFile(
	context: Context,
	{ kind, request }: { kind: string; request: object }
): Promise<{ kind: 'prepared'; id: string } | Refused<'too-many'>> {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	if (!PREPARED_KINDS[kind]) throw new Error(`There is no kind of file called ${kind}.`);
	const { departmentId, personId } = context.actor;
	const text = requestText(context, request);
	const outcome = await inDepartment(context.db, departmentId, async (trx) => {
		await lockPreparing(trx, personId);
		const since = context.now.subtract({ seconds: SAME_CLICK_SECONDS });
		const same = await findSameRequest(trx, { departmentId, personId, kind, request: text, since });
		if (same) return { kind: 'prepared', id: same.id } as const;
		if ((await countUnfinished(trx, departmentId, personId)) >= MOST_UNFINISHED)
			return { kind: 'refused', reason: 'too-many' } as const;
		const id = randomUUID();
		await insertPrepared(trx, {
			...{ departmentId, id, kind, request: text, personId, requestedAt: context.now },
			expiresAt: context.now.add({ hours: KEPT_HOURS })
		});
		return { kind: 'prepared', id } as const;
	});
	if (outcome.kind === 'prepared') await wakePreparing(departmentId);
	return outcome;
}
