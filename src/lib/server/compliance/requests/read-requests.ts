import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { listCorrectionRequests, type CorrectionRequest } from './queries.ts';

export type ShownRequest = CorrectionRequest & { isOwn: boolean };

/** What officers asked to be put right: what waits first, the oldest first; then what was answered, the latest first. */
export async function readRequests(
	context: Context
): Promise<{ waiting: ShownRequest[]; answered: ShownRequest[] }> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'answer-correction', personId: '' })) throw new Forbidden();
	const rows = await readInDepartment(context.db, departmentId, (trx) =>
		listCorrectionRequests(trx, departmentId, null)
	);
	const shown = rows.map((row) => ({ ...row, isOwn: row.personId === personId }));
	return {
		waiting: shown.filter(({ answeredAt }) => answeredAt === null),
		answered: shown.filter(({ answeredAt }) => answeredAt !== null).toReversed()
	};
}

/** One of them; NotFound where there is none of that id. */
export async function readRequest(
	context: Context,
	{ requestId }: { requestId: string }
): Promise<ShownRequest> {
	const { waiting, answered } = await readRequests(context);
	const found = [...waiting, ...answered].find(({ id }) => id === requestId);
	if (!found) throw new NotFound();
	return found;
}
